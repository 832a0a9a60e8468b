import type { Outage } from '../outage/outage.ts';
import { chainThatIs } from './calm.ts';
import { madePlan } from './plan-picture.ts';
import type { View } from './view.ts';

/** A page that was away and is well again: for how long, and after how many tries. */
export function backView({ since, backAt = since, attempts }: Outage): View {
  return {
    state: 'back',
    headline: { key: 'state_back' },
    chain: chainThatIs('fine'),
    happened: [{ key: 'state_back_note' }],
    card: {
      sign: 'fine',
      title: { key: 'state_back_after', values: [{ roughly: backAt - since }] },
      ...(attempts > 0 && { plan: madePlan(attempts, true) }),
    },
    secondary: 'reload-without-cache',
    more: [],
  };
}
