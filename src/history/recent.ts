import type { History, PastOutage } from './history.ts';

/** What a site's last days were like. */
export interface RecentTrouble {
  /** How often it was away and came back in the last 30 days; at least once. */
  readonly times: number;
  readonly last: PastOutage;
}

const month = 30 * 24 * 60 * 60_000;

/**
 * A site's trouble in the last 30 days, but for what it never came back from; undefined without any.
 *
 * @param keptFor how far back it may be looked, in ms
 */
export function recentTrouble(
  history: History,
  origin: string,
  now: number,
  keptFor: number,
): RecentTrouble | undefined {
  const since = now - Math.min(month, keptFor);
  const past = history.outages.filter(
    (one) => one.origin === origin && one.end === 'back' && one.until > since,
  );
  const last = past.at(-1);
  return last && { times: past.length, last };
}
