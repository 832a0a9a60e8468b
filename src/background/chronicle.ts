import { loadHistory, saveHistory, wipeHistory } from '../browser/history-store.ts';
import { setAside } from '../browser/set-aside-store.ts';
import { usuallyBackWithin } from '../history/estimate.ts';
import { type History, type PastOutage, readHistory, remember } from '../history/history.ts';
import { type RecentTrouble, recentTrouble } from '../history/recent.ts';
import type { Settings } from '../settings/settings.ts';
import { within } from '../within.ts';

/** The history of past outages on this machine; a store that cannot be read or written costs only its words. */
export interface Chronicle {
  remember(past: PastOutage): Promise<void>;
  /** In ms; undefined where the site failed too seldom to tell, or no history is kept. */
  usuallyBackWithin(origin: string): Promise<number | undefined>;
  /** Undefined where there was none, or no history is kept. */
  recentTrouble(origin: string): Promise<RecentTrouble | undefined>;
  /** Forgets all where the user wants none kept. */
  tidy(): Promise<void>;
  wipe(): Promise<void>;
}

const day = 24 * 60 * 60_000;

// A store that never answers must not hold up the pages that fail.
const longest = 1_000;

export function createChronicle(now: () => number, settings: () => Settings): Chronicle {
  const isKept = () => settings().general.historyKept;
  const keptFor = () => settings().general.historyDays * day;

  /** A store that cannot be read is set aside, and the history begins anew. */
  async function history(): Promise<History> {
    const stored = await loadHistory();
    const read = readHistory(stored);
    if (typeof read === 'object') return read;
    await setAside({ what: 'history', why: read, at: now(), stored });
    return { version: 1, outages: [] };
  }

  /** What some words take from the history; undefined where none is kept or it cannot be read. */
  async function told<T>(read: (known: History) => T): Promise<T | undefined> {
    const known = isKept()
      ? await within(
          longest,
          history().catch(() => undefined),
        )
      : undefined;
    return known && read(known);
  }

  async function keep(past: PastOutage): Promise<void> {
    await saveHistory(remember(await history(), past, now(), keptFor()));
  }

  return {
    remember: (past) =>
      within(
        longest,
        (isKept() ? keep(past) : wipeHistory()).catch(() => undefined),
      ),
    usuallyBackWithin: (origin) => told((known) => usuallyBackWithin(known, origin, now(), keptFor())),
    recentTrouble: (origin) => told((known) => recentTrouble(known, origin, now(), keptFor())),
    async tidy() {
      if (!isKept()) await within(longest, wipeHistory());
    },
    wipe: wipeHistory,
  };
}
