import type { Diagnosis, RecentSuccesses } from './diagnosis/diagnosis.ts';
import type { Header, Page } from './navigation/page.ts';
import type { Site } from './outage/outage.ts';
import { fits, flag, listOf, number, oneOf, orAbsent, readAs, record, text, that, variant } from './shape.ts';

/** A failed page and what is thought of it. */
export interface FailedPage {
  readonly page: Page;
  readonly diagnosis: Diagnosis;
  /** Within how long this site has usually come back, in ms; undefined where that cannot be told. */
  readonly usuallyBackWithin?: number | undefined;
}

/** What is kept of a tab in `storage.session` once a page failed in it. */
export interface TabRecord {
  readonly version: 3;
  readonly site: Site;
  /** What the tab shows now; undefined where that is well. */
  readonly shown: FailedPage | undefined;
  /** Failed documents that the back/forward cache may bring again, latest last and few. */
  readonly earlier: readonly FailedPage[];
  /** When the page arrived that the failed one recovered to, in ms since the epoch; undefined once the tab left it. */
  readonly recoveredAt?: number | undefined;
  /** A reload of Gatelight's brought a file in this tab; holds until the tab is closed. */
  readonly broughtFile?: boolean | undefined;
}

export const tabKey = (tabId: number) => `tab:${tabId}`;
export const outageKey = (siteKey: string) => `outage:${siteKey}`;
export const recentSuccessesKey = 'recent-successes';
/** For which failures the popup has opened by itself. */
export const openingsKey = 'openings';
/** The last clearing (`src/clearing/clearing.ts`). */
export const clearingKey = 'clearing';
/** The settings in force (`settingsSnapshot`), so that the popup does not wait for another store. */
export const settingsKey = 'settings';
/** Present once the tabs that were open before the worker have been looked at. */
export const scannedKey = 'scanned';

/** The tab's id in a key that `tabKey` made; undefined for other keys. */
export function tabOfKey(key: string): number | undefined {
  const id = /^tab:(\d+)$/.exec(key)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Of a page that failed; any other would be painted as well. */
const failingStatus = that<number>(
  (value) => Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 999,
);

const outcome = variant('kind', {
  response: record({
    head: record({ status: failingStatus, headers: listOf(headerOf), timeToFirstByte: orAbsent(number) }),
  }),
  probed: record({ status: failingStatus }),
  error: record({ code: text }),
});

const failedPage = record({
  page: record({
    url: text,
    requestedUrl: text,
    method: orAbsent(text),
    documentId: orAbsent(text),
    arrivedAt: number,
    loadedBy: oneOf('user', 'page', 'unknown'),
    reload: flag,
    form: flag,
    traversal: orAbsent(flag),
    outcome,
  }),
  diagnosis: record({
    chain: listOf(record({ kind: text, state: text })),
    cause: text,
    retry: oneOf('auto', 'ask', 'never'),
    evidence: listOf((value) => value),
  }),
  usuallyBackWithin: orAbsent(number),
});

const tabRecord = record({
  version: oneOf(3),
  site: record({ origin: text, cookieStoreId: text, private: flag }),
  shown: orAbsent(failedPage),
  earlier: listOf(failedPage),
  recoveredAt: orAbsent(number),
  broughtFile: orAbsent(flag),
});

const recentSuccesses = record({ at: number, origins: listOf(text) });

/**
 * Reads a stored record. Undefined for anything of a foreign or older shape: a session's record
 * holds nothing that the open tabs do not tell again.
 */
export function readTabRecord(stored: unknown): TabRecord | undefined {
  return fits(tabRecord, stored) ? (stored as TabRecord) : undefined;
}

export function readRecentSuccesses(stored: unknown): RecentSuccesses | undefined {
  return readAs(recentSuccesses, stored);
}

function headerOf(stored: unknown): Header {
  const [name, value] = listOf(text)(stored);
  return [text(name), text(value)];
}
