import type { History, PastOutage } from './past-outages.ts';

/** With fewer outages no duration can be called usual. */
const minSample = 3;

/** "Usually": the share of past outages that must have been no longer than the estimate. */
export const usualShare = 0.8;

/**
 * Returns within how many ms a site usually recovers; undefined if it recovered too seldom to tell. For display only:
 * no retry depends on it.
 *
 * @param keptFor the age in ms from which outages are ignored
 */
export function usuallyBackWithin(
  history: History,
  origin: string,
  now: number,
  keptFor: number,
): number | undefined {
  return backWithin(recoveryTimes(recoveredSince(history, origin, now - keptFor)), usualShare);
}

/** Returns after how many ms each outage ended that did so with a recovery, the shortest first. */
export function recoveryTimes(outages: readonly PastOutage[]): Float64Array {
  const lengths: number[] = [];
  for (const { end, since, until } of outages) if (end === 'back') lengths.push(until - since);
  // Typed, because that is sorted without comparing by a function.
  return Float64Array.from(lengths).sort();
}

/**
 * Returns within how many ms this share of outages recovered; undefined if too few recovered.
 *
 * @param times how long each of them took, the shortest first
 * @param share from 0 (exclusive) to 1
 */
export function backWithin(times: Float64Array, share: number): number | undefined {
  return times.length < minSample ? undefined : times[Math.ceil(share * times.length) - 1];
}

/** The outages of a site in the last 30 days that ended with its recovery. */
export interface RecentOutages {
  /** At least 1. */
  readonly times: number;
  readonly last: PastOutage;
}

const month = 30 * 24 * 60 * 60_000;

/**
 * Returns the recent outages of a site that ended with its recovery; undefined if there were none.
 *
 * @param keptFor the age in ms from which outages are ignored, if less than 30 days
 */
export function recentOutages(
  history: History,
  origin: string,
  now: number,
  keptFor: number,
): RecentOutages | undefined {
  const past = recoveredSince(history, origin, now - Math.min(month, keptFor));
  const last = past.at(-1);
  return last && { times: past.length, last };
}

function recoveredSince(history: History, origin: string, since: number): readonly PastOutage[] {
  return history.outages.filter(
    (past) => past.origin === origin && past.end === 'back' && past.until > since,
  );
}
