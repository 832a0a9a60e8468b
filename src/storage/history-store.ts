import { readEntries, writeEntries } from '../browser/storage.ts';
import { type RecentOutages, recentOutages, usuallyBackWithin } from '../history/outage-statistics.ts';
import { type History, type PastOutage, withOutage } from '../history/past-outages.ts';
import { type Migration, migrated, type UnreadableReason } from '../settings/migrations.ts';
import type { Settings } from '../settings/settings.ts';
import { number, oneOf, readAs, record, text, validItems } from '../shape.ts';
import { within } from '../within.ts';
import { setAside } from './set-aside-store.ts';

const key = 'history';

/** Version 0 never existed. */
const migrations: readonly Migration[] = [() => ({ version: 1 })];

const empty: History = { version: 1, outages: [] };

const shape = record({
  version: oneOf(1),
  outages: validItems(
    record({ origin: text, since: number, until: number, end: oneOf('back', 'left'), attempts: number }),
  ),
});

const day = 24 * 60 * 60_000;

// In ms. A store that never answers must not delay what is shown of a failing page.
const longest = 1_000;

/**
 * The history of past outages on this machine. If it cannot be read or written, only the sentences based on it are
 * missing.
 */
export interface OutageHistory {
  remember(past: PastOutage): Promise<void>;
  /** Returns within how many ms the site usually recovers; undefined if it failed too seldom, or no history is kept. */
  usuallyBackWithin(origin: string): Promise<number | undefined>;
  /** Returns undefined if the site had no recent outage, or no history is kept. */
  recentOutages(origin: string): Promise<RecentOutages | undefined>;
  /** Deletes the history if the settings say not to keep one. */
  tidy(): Promise<void>;
  /** Rejects if the browser refuses. */
  wipe(): Promise<void>;
}

/**
 * Reads a stored history without its invalid entries; empty if nothing was stored. Returns the reason if it cannot be
 * read at all.
 */
export function readHistory(stored: unknown): History | UnreadableReason {
  if (stored === undefined) return empty;
  const history = migrated(stored, migrations);
  return typeof history === 'string' ? history : (readAs(shape, history) ?? 'damaged');
}

export function createOutageHistory(now: () => number, settings: () => Settings): OutageHistory {
  const isKept = () => settings().general.historyKept;
  const keptFor = () => settings().general.historyDays * day;

  /** Reads the history. If it cannot be read, sets it aside and starts over. */
  async function load(): Promise<History> {
    const { [key]: stored } = await readEntries('local', [key]);
    const read = readHistory(stored);
    if (typeof read === 'object') return read;
    await setAside({ what: 'history', why: read, at: now(), stored });
    return empty;
  }

  async function add(past: PastOutage): Promise<void> {
    await writeEntries('local', { [key]: withOutage(await load(), past, now(), keptFor()) });
  }

  function wipe(): Promise<void> {
    return writeEntries('local', { [key]: undefined });
  }

  /** Queries the history; undefined if none is kept or it cannot be read in time. */
  async function from<T>(read: (history: History) => T): Promise<T | undefined> {
    if (!isKept()) return undefined;
    const history = await within(
      longest,
      load().catch(() => undefined),
    );
    return history && read(history);
  }

  return {
    remember: (past) =>
      within(
        longest,
        (isKept() ? add(past) : wipe()).catch(() => undefined),
      ),
    usuallyBackWithin: (origin) => from((known) => usuallyBackWithin(known, origin, now(), keptFor())),
    recentOutages: (origin) => from((known) => recentOutages(known, origin, now(), keptFor())),
    async tidy() {
      if (!isKept()) await within(longest, wipe());
    },
    wipe,
  };
}
