import { minuteBudget } from './limits.ts';
import type { Outage } from './outage.ts';
import type { Context } from './step-interface.ts';

/**
 * The period that the budget applies to, in ms: a minute and a second, because a request is sent a little after its
 * time was recorded, so that two requests may be closer together than their recorded times.
 */
const budgetPeriod = 61_000;

/** Returns when the next request to the origin is within the budget, in ms since the epoch; `now` if it already is. */
export function readyAt(
  { sent }: Pick<Outage, 'sent'>,
  { now, sentElsewhere }: Pick<Context, 'now' | 'sentElsewhere'>,
): number {
  const oldest = [...sent, ...sentElsewhere].sort((a, b) => a - b).at(-minuteBudget);
  return oldest === undefined ? now : Math.max(now, oldest + budgetPeriod);
}

/** Returns the recent requests with one more, as far as they count: at most `minuteBudget` of the last period. */
export function spend(sent: readonly number[], now: number): number[] {
  return [...sent.filter((at) => at + budgetPeriod > now), now].slice(-minuteBudget);
}

/** Returns when none of the requests counts any longer, in ms since the epoch; 0 if there are none. */
export function forgottenAt(sent: readonly number[]): number {
  return sent.reduce((latest, at) => Math.max(latest, at + budgetPeriod), 0);
}
