import type { Context } from './context.ts';
import { minuteBudget } from './limits.ts';
import type { Outage } from './outage.ts';

/**
 * The minute that the budget is for, in ms. A second longer than the clock's: a request leaves a little after
 * it was written down, so two of them may lie closer together than their times say.
 */
const budgetMinute = 61_000;

/** When the next request to the origin fits into the budget, in ms since the epoch; `now` if it does already. */
export function readyAt(
  { sent }: Pick<Outage, 'sent'>,
  { now, sentElsewhere }: Pick<Context, 'now' | 'sentElsewhere'>,
): number {
  const oldest = [...sent, ...sentElsewhere].sort((a, b) => a - b).at(-minuteBudget);
  return oldest === undefined ? now : Math.max(now, oldest + budgetMinute);
}

/** The requests of the last minute with one more; never more than the budget, whose older ones tell nothing. */
export function spend(sent: readonly number[], now: number): number[] {
  return [...sent.filter((at) => at + budgetMinute > now), now].slice(-minuteBudget);
}

/** When no request counts any more, in ms since the epoch; 0 if none was made. */
export function forgottenAt(sent: readonly number[]): number {
  return sent.reduce((latest, at) => Math.max(latest, at + budgetMinute), 0);
}
