import type { Context } from './context.ts';
import type { Effect } from './effect.ts';
import type { OutageEvent } from './event.ts';
import type { Outage } from './outage.ts';

/** An outage, or none, and what is to be done in the world once it is written. */
export type Step = [outage: Outage | undefined, effects: Effect[]];

/**
 * One step in the life of a site's outage. Pure: the same outage, event and context give the same step.
 * An event that does not concern the outage gives it back unchanged (the same object) and no effect.
 */
export function step(outage: Outage | undefined, _event: OutageEvent, _context: Context): Step {
  return [outage, []];
}
