import type { RecentSuccesses } from '../diagnosis/diagnosis.ts';
import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { RecentSites } from '../diagnosis/recent-sites.ts';
import type { Header } from '../navigation/page.ts';
import { originOf } from '../navigation/url.ts';
import type { Site } from '../outage/outage.ts';
import {
  fits,
  flag,
  listOf,
  number,
  oneOf,
  orAbsent,
  readAs,
  record,
  text,
  that,
  validItems,
  variant,
} from '../shape.ts';

/** The record in `storage.session` of a tab in which a page has failed. */
export interface TabRecord {
  readonly version: 3;
  readonly site: Site;
  /** The failed page that the tab shows now; undefined if it shows none. */
  readonly shown: FailedPage | undefined;
  /** Failed documents that the back/forward cache may restore, latest last and few. */
  readonly earlier: readonly FailedPage[];
  /** When the page arrived that the failed one recovered to, in ms since the epoch; undefined once the tab left it. */
  readonly recoveredAt?: number | undefined;
  /** A reload by Gatelight downloaded a file in this tab; holds until the tab is closed. */
  readonly broughtFile?: boolean | undefined;
}

/** The failures for which the popup has opened automatically. */
export interface Openings {
  /** When it last opened, in ms since the epoch. */
  readonly at: number;
  /** The failures, latest last and few. */
  readonly failures: readonly string[];
}

export const tabKey = (tabId: number) => `tab:${tabId}`;
export const outageKey = (siteKey: string) => `outage:${siteKey}`;
export const recentSuccessesKey = 'recent-successes';
export const recentSitesKey = 'recent-sites';
export const openingsKey = 'openings';
/** The settings in force (`settingsSnapshot`), so that the popup does not wait for another store. */
export const settingsKey = 'settings';
/** Present once the tabs that were open before the worker have been inspected. */
export const scannedKey = 'scanned';

/** Returns the tab's id from a key made by `tabKey`; undefined for other keys. */
export function tabOfKey(key: string): number | undefined {
  const id = /^tab:(\d+)$/.exec(key)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** The status of a failed page. A status below 400 would be shown as a failure, too. */
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
  commonCause: orAbsent(
    record({ edge: text, failed: number, working: number, certainty: oneOf('possible', 'probable') }),
  ),
});

/** An origin, because permissions and budgets belong to one. */
const webOrigin = that<string>((value) => typeof value === 'string' && originOf(value) === value);

const tabRecord = record({
  version: oneOf(3),
  site: record({ origin: webOrigin, cookieStoreId: text, private: flag }),
  shown: orAbsent(failedPage),
  earlier: listOf(failedPage),
  recoveredAt: orAbsent(number),
  broughtFile: orAbsent(flag),
});

const recentSuccesses = record({ at: number, origins: listOf(text) });

const recentSites = validItems(
  record({ name: text, edge: orAbsent(text), at: number, failedSince: orAbsent(number) }),
);

const openings = record({ at: number, failures: listOf(text) });

/**
 * Reads a stored record. Returns undefined for anything else, damaged or of another version: inspecting the open tabs
 * restores what the record held.
 */
export function readTabRecord(stored: unknown): TabRecord | undefined {
  return fits(tabRecord, stored) ? (stored as TabRecord) : undefined;
}

export function readRecentSuccesses(stored: unknown): RecentSuccesses | undefined {
  return readAs(recentSuccesses, stored);
}

/** Reads the recent sites, without invalid ones; undefined if there are none. */
export function readRecentSites(stored: unknown): RecentSites | undefined {
  return readAs(recentSites, stored) as RecentSites | undefined;
}

export function readOpenings(stored: unknown): Openings | undefined {
  return readAs(openings, stored);
}

function headerOf(stored: unknown): Header {
  const [name, value] = listOf(text)(stored);
  return [text(name), text(value)];
}
