import { type Entries, onEntriesChanged, readEntries, writeEntries } from '../browser/storage.ts';
import { keyOf, type Outage } from '../outage/outage.ts';
import { clearingKey, readClearing } from './clearing-schema.ts';
import { readOutage } from './outage-schema.ts';
import {
  openingsKey,
  outageKey,
  readOpenings,
  readRecentSites,
  readRecentSuccesses,
  readTabRecord,
  recentSitesKey,
  recentSuccessesKey,
  scannedKey,
  settingsKey,
  type TabRecord,
  tabKey,
  tabOfKey,
} from './session-schema.ts';
import type { SessionChanges, SessionState } from './session-state.ts';

/** Reads entries of the session, without absent ones. */
export function readSession(keys: readonly string[]): Promise<Entries> {
  return readEntries('session', keys);
}

/**
 * Calls back with the new values of changed keys (undefined: removed). Returns a function that removes the listener.
 */
export function onSessionChanged(changed: (values: Entries) => void): () => void {
  return onEntriesChanged((values, area) => {
    if (area === 'session') changed(values);
  });
}

/**
 * Reads the state that the last worker of this browser session stored, without invalid entries; empty if the browser
 * refuses to read.
 */
export async function readSessionState(): Promise<SessionState> {
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
  return {
    tabs,
    outages,
    recentSuccesses: readRecentSuccesses(stored[recentSuccessesKey]),
    recentSites: readRecentSites(stored[recentSitesKey]) ?? [],
    openings: readOpenings(stored[openingsKey]),
    clearing: readClearing(stored[clearingKey]),
    scanned: stored[scannedKey] === true,
    settingsSnapshot: stored[settingsKey],
  };
}

/** Writes all changes in one operation. Returns false if the browser refuses (the session's 10 MB are full). */
export function writeSession(changes: SessionChanges): Promise<boolean> {
  return writeEntries('session', entriesOf(changes)).then(
    () => true,
    () => false,
  );
}

function entriesOf(changes: SessionChanges): Entries {
  const { tabs = [], outages = [], outagesAtRest = [] } = changes;
  const { recentSuccesses, recentSites, openings, clearing, scanned, settingsSnapshot } = changes;
  return {
    ...Object.fromEntries(tabs.map(([tabId, record]) => [tabKey(tabId), record])),
    ...Object.fromEntries(
      [...outages, ...outagesAtRest].map(([site, outage]) => [outageKey(keyOf(site)), outage]),
    ),
    ...(recentSuccesses && { [recentSuccessesKey]: recentSuccesses }),
    ...(recentSites && { [recentSitesKey]: recentSites }),
    ...(openings && { [openingsKey]: openings }),
    ...(clearing && { [clearingKey]: clearing }),
    ...(scanned && { [scannedKey]: true }),
    ...(settingsSnapshot && { [settingsKey]: settingsSnapshot }),
  };
}
