import { type History, kept, type PastOutage } from './history.ts';

/** What a site's last days were like. */
export interface RecentTrouble {
  /** How often it was away and came back in the last 30 days; at least once. */
  readonly times: number;
  readonly last: PastOutage;
}

/** A site's trouble in the last 30 days, but for what it never came back from; undefined without any. */
export function recentTrouble(history: History, origin: string, now: number): RecentTrouble | undefined {
  const past = history.outages.filter(
    (one) => one.origin === origin && one.end === 'back' && now - one.until < kept,
  );
  const last = past.at(-1);
  return last && { times: past.length, last };
}
