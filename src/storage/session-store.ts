import { type Entries, onEntriesChanged, readEntries, writeEntries } from '../browser/storage.ts';
import type { Clearing } from '../clearing/clearing.ts';
import type { RecentSuccesses } from '../diagnosis/diagnosis.ts';
import { keyOf, type Outage, type Site } from '../outage/outage.ts';
import { clearingKey, readClearing } from './clearing-store.ts';
import { readOutage } from './outage-schema.ts';
import {
  type Openings,
  openingsKey,
  outageKey,
  readOpenings,
  readRecentSuccesses,
  readTabRecord,
  recentSuccessesKey,
  scannedKey,
  settingsKey,
  type TabRecord,
  tabKey,
  tabOfKey,
} from './session-schema.ts';

type OutageEntries = readonly (readonly [site: Site, outage: Outage | undefined])[];

/** What to change in `storage.session`; an undefined record is removed. */
export interface SessionChanges {
  readonly tabs?: readonly (readonly [tabId: number, record: TabRecord | undefined])[];
  /** Outages with effects to run next: they must be written first, or a restarted worker would run them again. */
  readonly outages?: OutageEntries;
  /** Outages without effects to run: known even while the session is full. */
  readonly outagesAtRest?: OutageEntries;
  readonly recentSuccesses?: RecentSuccesses;
  readonly openings?: Openings;
  readonly clearing?: Clearing;
  /** As `settingsSnapshot` returns them. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  readonly scanned?: true;
}

/** The worker's copy of `storage.session`. Apart from tab records, it holds nothing that was not written there first. */
export interface SessionStore {
  readonly tabs: ReadonlyMap<number, TabRecord>;
  /** By `keyOf` their site. */
  readonly outages: ReadonlyMap<string, Outage>;
  readonly recentSuccesses: RecentSuccesses | undefined;
  readonly openings: Openings | undefined;
  readonly clearing: Clearing | undefined;
  readonly scanned: boolean;
  /**
   * Writes all changes in one operation, and none that would change nothing. Returns false where the browser refuses
   * (the session's 10 MB are full): everything stays as it was except tab records and outages at rest, so that failures
   * are still shown and a click finds the outage as it is.
   */
  write(changes: SessionChanges): Promise<boolean>;
}

/** Reads entries of the session; absent ones are left out. */
export function readSession(keys: readonly string[]): Promise<Entries> {
  return readEntries('session', keys);
}

/** Calls back with the new values of the session's keys that changed (undefined: removed). Returns how to stop it. */
export function onSessionChanged(changed: (values: Entries) => void): () => void {
  return onEntriesChanged((values, area) => {
    if (area === 'session') changed(values);
  });
}

/**
 * Reads what the last worker of this browser session left. Foreign and damaged entries are left out; where the browser
 * refuses to read, the store starts empty.
 */
export async function openSessionStore(): Promise<SessionStore> {
  const stored = await readEntries('session', null).catch((): Entries => ({}));
  const tabs = new Map<number, TabRecord>();
  const outages = new Map<string, Outage>();
  for (const [key, value] of Object.entries(stored)) {
    const tabId = tabOfKey(key);
    const record = tabId === undefined ? undefined : readTabRecord(value);
    if (tabId !== undefined && record) tabs.set(tabId, record);
    const outage = key.startsWith(outageKey('')) ? readOutage(value) : undefined;
    // An outage under another site's key would never be overwritten.
    if (outage && key === outageKey(keyOf(outage))) outages.set(keyOf(outage), outage);
  }
  const unwritten = new Set<number>();
  let recentSuccesses = readRecentSuccesses(stored[recentSuccessesKey]);
  let openings = readOpenings(stored[openingsKey]);
  let clearing = readClearing(stored[clearingKey]);
  let settings = stored[settingsKey];
  let scanned = stored[scannedKey] === true;

  return {
    tabs,
    outages,
    get recentSuccesses() {
      return recentSuccesses;
    },
    get openings() {
      return openings;
    },
    get clearing() {
      return clearing;
    },
    get scanned() {
      return scanned;
    },
    async write(changes) {
      const changedTabs = (changes.tabs ?? []).filter(
        ([tabId, record]) => unwritten.has(tabId) || !isAlike(record, tabs.get(tabId)),
      );
      const newSettings = isAlike(changes.settings, settings) ? undefined : changes.settings;
      const entries = entriesOf({ ...changes, tabs: changedTabs, settings: newSettings });
      const written = await writeEntries('session', entries).then(
        () => true,
        () => false,
      );
      for (const [tabId, record] of changedTabs) {
        assign(tabs, tabId, record);
        if (written) unwritten.delete(tabId);
        else unwritten.add(tabId);
      }
      for (const [site, outage] of changes.outagesAtRest ?? []) assign(outages, keyOf(site), outage);
      if (!written) return false;
      for (const [site, outage] of changes.outages ?? []) assign(outages, keyOf(site), outage);
      recentSuccesses = changes.recentSuccesses ?? recentSuccesses;
      openings = changes.openings ?? openings;
      clearing = changes.clearing ?? clearing;
      settings = newSettings ?? settings;
      scanned = changes.scanned ?? scanned;
      return true;
    },
  };
}

function entriesOf(changes: SessionChanges): Entries {
  const {
    tabs = [],
    outages = [],
    outagesAtRest = [],
    recentSuccesses,
    openings,
    clearing,
    settings,
    scanned,
  } = changes;
  return {
    ...Object.fromEntries(tabs.map(([tabId, record]) => [tabKey(tabId), record])),
    ...Object.fromEntries(
      [...outages, ...outagesAtRest].map(([site, outage]) => [outageKey(keyOf(site)), outage]),
    ),
    ...(recentSuccesses && { [recentSuccessesKey]: recentSuccesses }),
    ...(openings && { [openingsKey]: openings }),
    ...(clearing && { [clearingKey]: clearing }),
    ...(settings && { [settingsKey]: settings }),
    ...(scanned && { [scannedKey]: true }),
  };
}

/** Returns whether two values would be stored alike. */
function isAlike(value: unknown, other: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(other);
}

function assign<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
