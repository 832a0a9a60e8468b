import { readSession, writeSession } from '../browser/session.ts';
import { type Clearing, readClearing } from '../clearing/clearing.ts';
import type { RecentSuccesses } from '../diagnosis/diagnosis.ts';
import { keyOf, type Outage, type Site } from '../outage/outage.ts';
import { readOutage } from '../outage/stored-outage.ts';
import {
  clearingKey,
  openingsKey,
  outageKey,
  readRecentSuccesses,
  readTabRecord,
  recentSuccessesKey,
  scannedKey,
  settingsKey,
  type TabRecord,
  tabKey,
  tabOfKey,
} from '../session.ts';
import { type Openings, readOpenings } from './openings.ts';

/** What is to be kept otherwise from now on; an undefined value is forgotten. */
export interface Changes {
  readonly tabs?: readonly (readonly [tabId: number, record: TabRecord | undefined])[];
  readonly outages?: readonly (readonly [site: Site, outage: Outage | undefined])[];
  readonly recentSuccesses?: RecentSuccesses;
  readonly openings?: Openings;
  readonly clearing?: Clearing;
  /** As `settingsSnapshot` gives them. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  readonly scanned?: true;
}

/** The worker's copy of `storage.session`; whatever is read from it, but what tabs show, was written there first. */
export interface Memory {
  readonly tabs: ReadonlyMap<number, TabRecord>;
  /** By `keyOf` their site. */
  readonly outages: ReadonlyMap<string, Outage>;
  readonly recentSuccesses: RecentSuccesses | undefined;
  readonly openings: Openings | undefined;
  readonly clearing: Clearing | undefined;
  readonly scanned: boolean;
  /**
   * Writes all changes in one operation, and none that would change nothing. False where the browser refuses it
   * (the session's 10 MB are full): all stays as it was, but what tabs show is known, so that it can be told.
   */
  write(changes: Changes): Promise<boolean>;
}

/**
 * Reads what the last worker of this browser session left; foreign and damaged entries are left out, and all of
 * them where the browser does not give them.
 */
export async function openMemory(): Promise<Memory> {
  const stored = await readSession().catch((): Record<string, unknown> => ({}));
  const tabs = new Map<number, TabRecord>();
  const outages = new Map<string, Outage>();
  for (const [key, value] of Object.entries(stored)) {
    const tabId = tabOfKey(key);
    const record = tabId === undefined ? undefined : readTabRecord(value);
    if (tabId !== undefined && record) tabs.set(tabId, record);
    const outage = key.startsWith(outageKey('')) ? readOutage(value) : undefined;
    // Under another's key it could never be written over.
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
      const changed = (changes.tabs ?? []).filter(
        ([tabId, record]) => unwritten.has(tabId) || !isAlike(record, tabs.get(tabId)),
      );
      const chosen = isAlike(changes.settings, settings) ? undefined : changes.settings;
      const written = await writeSession(entriesOf({ ...changes, tabs: changed, settings: chosen })).then(
        () => true,
        () => false,
      );
      for (const [tabId, record] of changed) {
        assign(tabs, tabId, record);
        if (written) unwritten.delete(tabId);
        else unwritten.add(tabId);
      }
      if (!written) return false;
      for (const [site, outage] of changes.outages ?? []) assign(outages, keyOf(site), outage);
      recentSuccesses = changes.recentSuccesses ?? recentSuccesses;
      openings = changes.openings ?? openings;
      clearing = changes.clearing ?? clearing;
      settings = chosen ?? settings;
      scanned = changes.scanned ?? scanned;
      return true;
    },
  };
}

function entriesOf(changes: Changes): Record<string, unknown> {
  const { tabs = [], outages = [], recentSuccesses, openings, clearing, settings, scanned } = changes;
  return {
    ...Object.fromEntries(tabs.map(([tabId, record]) => [tabKey(tabId), record])),
    ...Object.fromEntries(outages.map(([site, outage]) => [outageKey(keyOf(site)), outage])),
    ...(recentSuccesses && { [recentSuccessesKey]: recentSuccesses }),
    ...(openings && { [openingsKey]: openings }),
    ...(clearing && { [clearingKey]: clearing }),
    ...(settings && { [settingsKey]: settings }),
    ...(scanned && { [scannedKey]: true }),
  };
}

/** Whether two values would be stored alike. */
function isAlike(value: unknown, other: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(other);
}

function assign<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
