import { expect, it } from 'vitest';
import { stateAfter } from '../../src/background/app-state.ts';
import { update } from '../../src/background/update.ts';
import { collectContext } from '../../src/background/update-context.ts';
import { dueAtOf } from '../../src/outage/wake-up.ts';
import { loadScript } from './load-script.ts';
import { contextAt, diagnosed, now, pageAt, ready } from './samples.ts';

const wakeUp = { kind: 'wake-up' } as const;
const failing = stateAfter(
  ready,
  update(ready, diagnosed(1, pageAt('http://shop.example/', 502)), contextAt(now)).changes!,
);
const other = update(failing, diagnosed(2, pageAt('http://news.example/', 502)), contextAt(now + 3));
const [earlier, later] = [...stateAfter(failing, other.changes!).outages.values()].map(
  (outage) => dueAtOf(outage)!,
);

it.each([
  { when: 'a millisecond before the first of them', at: earlier! - 1 },
  { when: 'between them', at: earlier! },
])(
  'a wake-up $when handles the sites that are due then, although more become due before the context is complete',
  async ({ at }) => {
    expect(later! - earlier!).toBe(3);
    const state = stateAfter(failing, other.changes!);
    let time = at;
    const context = await collectContext(state, wakeUp, {
      mayWatch: async () => true,
      loadScript,
      online: () => true,
      now: () => {
        const present = time;
        time += 5;
        return present;
      },
      random: () => 0.5,
    });
    expect(() => update(state, wakeUp, context)).not.toThrow();
  },
);
