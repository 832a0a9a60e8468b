import { loadHistory, saveHistory, wipeHistory } from '../browser/history-store.ts';
import { usuallyBackWithin } from '../history/estimate.ts';
import { type PastOutage, readHistory, remember } from '../history/history.ts';
import { type RecentTrouble, recentTrouble } from '../history/recent.ts';

/** The history of past outages on this machine; a store that cannot be read or written costs only its words. */
export interface Chronicle {
  remember(past: PastOutage): Promise<void>;
  /** In ms; undefined where the site failed too seldom to tell. */
  usuallyBackWithin(origin: string): Promise<number | undefined>;
  recentTrouble(origin: string): Promise<RecentTrouble | undefined>;
  wipe(): Promise<void>;
}

export function createChronicle(now: () => number): Chronicle {
  const stored = async () => readHistory(await loadHistory().catch(() => null));

  return {
    async remember(past) {
      const history = await stored();
      if (history) await saveHistory(remember(history, past, now())).catch(() => undefined);
    },
    async usuallyBackWithin(origin) {
      const history = await stored();
      return history && usuallyBackWithin(history, origin, now());
    },
    async recentTrouble(origin) {
      const history = await stored();
      return history && recentTrouble(history, origin, now());
    },
    wipe: wipeHistory,
  };
}
