import type { RecentTrouble } from '../history/recent.ts';
import type { Outage } from '../outage/outage.ts';
import { chainThatIs } from './calm.ts';
import { madePlan } from './plan-picture.ts';
import type { View } from './view.ts';

/** A page that was away and is well again: for how long, after how many tries, and how often of late. */
export function backView(
  { since, recoveredAt = since, attempts }: Outage,
  trouble: RecentTrouble | undefined,
): View {
  return {
    state: 'back',
    headline: { key: 'state_back' },
    chain: chainThatIs('fine'),
    happened: [
      { key: 'state_back_note' },
      ...(trouble ? [{ key: 'trouble_times', values: [{ plural: trouble.times }] } as const] : []),
    ],
    card: {
      sign: 'fine',
      title: { key: 'state_back_after', values: [{ roughly: recoveredAt - since }] },
      ...(attempts > 0 && { plan: madePlan(attempts, true) }),
    },
    secondary: 'reload-without-cache',
    more: [],
  };
}
