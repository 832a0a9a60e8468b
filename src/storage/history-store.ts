import { onEntriesChanged, readEntries, writeEntries } from '../browser/storage.ts';
import { isSelected, type OutageSelection, withRestored } from '../history/delete-outages.ts';
import { type RecentOutages, recentOutages, usuallyBackWithin } from '../history/outage-statistics.ts';
import { type History, type PastOutage, pastOutage, withOutage } from '../history/past-outages.ts';
import { type Migration, migrated, type UnreadableReason } from '../settings/migrations.ts';
import type { Settings } from '../settings/settings.ts';
import { listOf, oneOf, readAs, record } from '../shape.ts';
import { within } from '../within.ts';
import { setAside } from './set-aside-store.ts';

const key = 'history';

const migrations: readonly Migration[] = [
  // Version 0 never existed.
  () => ({ version: 1 }),
  // Version 1 had no status, cause and generatedBy, which may be absent.
  (history) => ({ ...history, version: 2 }),
];

const empty: History = { version: 2, outages: [] };

const shape = record({ version: oneOf(2), outages: listOf((entry) => entry) });

const day = 24 * 60 * 60_000;

// In ms. A store that never answers must not delay what is shown of a failing page.
const longest = 1_000;

/**
 * The history of past outages on this machine. If it cannot be read or written, only the sentences based on it are
 * missing.
 */
export interface OutageHistory {
  remember(past: PastOutage): Promise<void>;
  /** Deletes outages and returns them. Rejects if the browser refuses. */
  forget(selection: OutageSelection): Promise<readonly PastOutage[]>;
  /** Adds deleted outages again, and returns whether a history is kept. Rejects if the browser refuses. */
  restore(deleted: readonly PastOutage[]): Promise<boolean>;
  /** Returns within how many ms the site usually recovers; undefined if it failed too seldom, or no history is kept. */
  usuallyBackWithin(origin: string): Promise<number | undefined>;
  /** Returns undefined if the site had no recent outage, or no history is kept. */
  recentOutages(origin: string): Promise<RecentOutages | undefined>;
  /** Deletes the history if the settings say not to keep one. */
  tidy(): Promise<void>;
}

/** A history as it was stored. */
interface StoredHistory {
  readonly history: History;
  /** Its entries that are no outages. */
  readonly damaged: readonly unknown[];
}

/** Reads a stored history; empty if nothing was stored. Returns the reason if it cannot be read at all. */
export function readHistory(stored: unknown): StoredHistory | UnreadableReason {
  if (stored === undefined) return { history: empty, damaged: [] };
  const found = migrated(stored, migrations);
  if (typeof found === 'string') return found;
  const entries = readAs(shape, found)?.outages;
  if (!entries) return 'damaged';
  const outages: PastOutage[] = [];
  const damaged: unknown[] = [];
  for (const entry of entries) {
    const past = readAs(pastOutage, entry);
    if (past) outages.push(past);
    else damaged.push(entry);
  }
  return { history: { ...empty, outages }, damaged };
}

async function readStored(): Promise<unknown> {
  return (await readEntries('local', [key]))[key];
}

/** Returns the outages on this machine, oldest first, or why they cannot be read. */
export async function loadPastOutages(): Promise<readonly PastOutage[] | UnreadableReason> {
  const read = readHistory(await readStored());
  return typeof read === 'object' ? read.history.outages : read;
}

/** Calls back after each change of the history. */
export function onHistoryChanged(changed: () => void): void {
  onEntriesChanged((values, area) => {
    if (area === 'local' && key in values) changed();
  });
}

export function createOutageHistory(now: () => number, settings: () => Settings): OutageHistory {
  const isKept = () => settings().general.historyKept;
  const keptFor = () => settings().general.historyDays * day;

  let lastChange: Promise<unknown> = Promise.resolve();

  /** Reads the history. Sets aside what cannot be read of it: all, or single entries. */
  async function load(): Promise<History> {
    const stored = await readStored();
    const read = readHistory(stored);
    const isReadable = typeof read === 'object';
    if (isReadable && read.damaged.length === 0) return read.history;
    await setAside({
      what: 'history',
      why: isReadable ? 'damaged' : read,
      at: now(),
      stored: isReadable ? { ...empty, outages: read.damaged } : stored,
    });
    return isReadable ? read.history : empty;
  }

  /** Runs changes one after the other, because each is based on the result of the previous one. */
  function change<T>(run: () => Promise<T>): Promise<T> {
    const done = lastChange.then(run);
    lastChange = within(
      longest,
      done.catch(() => undefined),
    );
    return done;
  }

  const write = (history: History | undefined) => writeEntries('local', { [key]: history });
  const wipe = () => write(undefined);

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
        change(async () =>
          isKept() ? write(withOutage(await load(), past, now(), keptFor())) : wipe(),
        ).catch(() => undefined),
      ),
    forget: (selection) =>
      change(async () => {
        const isAll = selection.of === 'everything';
        // All of it is deleted even where it cannot be read, without a copy.
        const known = isAll ? await loadPastOutages() : (await load()).outages;
        const outages = typeof known === 'string' ? [] : known;
        await write(
          isAll ? undefined : { ...empty, outages: outages.filter((one) => !isSelected(selection, one)) },
        );
        return outages.filter((one) => isSelected(selection, one));
      }),
    restore: (deleted) =>
      change(async () => {
        if (isKept() && deleted.length > 0) await write(withRestored(await load(), deleted));
        return isKept();
      }),
    usuallyBackWithin: (origin) => from((known) => usuallyBackWithin(known, origin, now(), keptFor())),
    recentOutages: (origin) => from((known) => recentOutages(known, origin, now(), keptFor())),
    async tidy() {
      if (!isKept()) await within(longest, change(wipe));
    },
  };
}
