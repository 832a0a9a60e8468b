import * as v from 'valibot';
import type { Diagnosis, Witnesses } from './diagnosis/diagnosis.ts';
import type { Page } from './navigation/page.ts';
import type { Site } from './outage/outage.ts';

/** A failed page and what is thought of it. */
export interface FailedPage {
  readonly page: Page;
  readonly diagnosis: Diagnosis;
  /** Within how long this site has usually come back, in ms; undefined where that cannot be told. */
  readonly usuallyBackWithin?: number | undefined;
}

/** What is kept of a tab in `storage.session` once a page failed in it. */
export interface TabRecord {
  readonly version: 1;
  readonly site: Site;
  /** What the tab shows now; undefined where that is well. */
  readonly shown: FailedPage | undefined;
  /** Failed documents that the back/forward cache may bring again, latest last and few. */
  readonly earlier: readonly FailedPage[];
}

export const tabKey = (tabId: number) => `tab:${tabId}`;
export const outageKey = (siteKey: string) => `outage:${siteKey}`;
export const witnessesKey = 'witnesses';
/** For which failures the popup has opened by itself. */
export const openingsKey = 'openings';
/** Present once the tabs that were open before the worker have been looked at. */
export const scannedKey = 'scanned';

/** The tab's id in a key that `tabKey` made; undefined for other keys. */
export function tabOfKey(key: string): number | undefined {
  const id = /^tab:(\d+)$/.exec(key)?.[1];
  return id === undefined ? undefined : Number(id);
}

const outcomeSchema = v.variant('kind', [
  v.looseObject({
    kind: v.literal('response'),
    head: v.looseObject({ status: v.number(), headers: v.array(v.tuple([v.string(), v.string()])) }),
  }),
  v.looseObject({ kind: v.literal('probed'), status: v.number() }),
  v.looseObject({ kind: v.literal('error'), code: v.string() }),
]);

const failedPageSchema = v.looseObject({
  page: v.looseObject({
    url: v.string(),
    arrivedAt: v.number(),
    outcome: outcomeSchema,
  }),
  diagnosis: v.looseObject({
    chain: v.array(v.looseObject({ kind: v.string(), state: v.string() })),
    cause: v.string(),
    retry: v.picklist(['auto', 'ask', 'never']),
    evidence: v.array(v.unknown()),
  }),
});

const tabRecordSchema = v.looseObject({
  version: v.literal(1),
  site: v.object({ origin: v.string(), cookieStoreId: v.string(), private: v.boolean() }),
  shown: v.optional(failedPageSchema),
  earlier: v.array(failedPageSchema),
});

/**
 * Reads a stored record. Undefined for anything of a foreign or older shape: a session's record
 * holds nothing that the open tabs do not tell again.
 */
export function readTabRecord(stored: unknown): TabRecord | undefined {
  return v.is(tabRecordSchema, stored) ? (stored as unknown as TabRecord) : undefined;
}

const witnessesSchema = v.object({ at: v.number(), origins: v.array(v.string()) });

export function readWitnesses(stored: unknown): Witnesses | undefined {
  return v.is(witnessesSchema, stored) ? stored : undefined;
}
