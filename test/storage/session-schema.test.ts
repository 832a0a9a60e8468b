import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import {
  readOpenings,
  readRecentSuccesses,
  readTabRecord,
  type TabRecord,
  tabKey,
  tabOfKey,
} from '../../src/storage/session-schema.ts';
import { pageWith } from '../support/page.ts';

const record: TabRecord = {
  version: 3,
  site: { origin: 'https://a.example', cookieStoreId: 'default', private: false },
  shown: undefined,
  earlier: [],
};

const head = { status: 502, headers: [], fromCache: false, redirected: false, timeToFirstByte: 12 };
const page = pageWith({ url: 'https://a.example/', arrivedAt: 1, outcome: { kind: 'response', head } });
const failed = { page, diagnosis: diagnose(page, { now: 1, online: true }), usuallyBackWithin: 60_000 };
const hostile = { toString: 1 };

describe('a tab’s record', () => {
  it('is read with a failed page in it', () => {
    const stored = JSON.parse(JSON.stringify({ ...record, shown: failed, earlier: [failed] }));
    expect(readTabRecord(stored)?.shown?.page).toEqual(page);
  });

  it.each([
    [
      'time',
      {
        ...failed,
        page: { ...page, outcome: { kind: 'response', head: { ...head, timeToFirstByte: hostile } } },
      },
    ],
    ['method', { ...failed, page: { ...page, method: hostile } }],
    ['document', { ...failed, page: { ...page, documentId: hostile } }],
    ['requested address', { ...failed, page: { ...page, requestedUrl: undefined } }],
    ['loader', { ...failed, page: { ...page, loadedBy: 'nobody' } }],
    ['reload', { ...failed, page: { ...page, reload: undefined } }],
    ['form', { ...failed, page: { ...page, form: 1 } }],
    ['usual length', { ...failed, usuallyBackWithin: hostile }],
  ])('is none where a page’s %s is nothing to reckon with', (_, shown) => {
    expect(readTabRecord({ ...record, shown })).toBeUndefined();
    expect(readTabRecord({ ...record, earlier: [shown] })).toBeUndefined();
  });

  it.each(['constructor', 'https://a.example/path', 'file:///', '', hostile])(
    'is discarded if its origin is %j',
    (origin) => {
      expect(readTabRecord({ ...record, site: { ...record.site, origin } })).toBeUndefined();
    },
  );

  it('is read as it was written', () => {
    expect(readTabRecord(JSON.parse(JSON.stringify(record)))).toEqual({ ...record, shown: undefined });
  });

  it.each([
    undefined,
    null,
    'record',
    [],
    // What an older Gatelight wrote lacks what retrying depends on.
    { ...record, version: 1 },
    { ...record, version: 4 },
    { ...record, site: 'https://a.example' },
    { ...record, shown: { page: 'x', diagnosis: {} } },
    { ...record, earlier: {} },
  ])('is none where the store holds %j', (stored) => {
    expect(readTabRecord(stored)).toBeUndefined();
  });

  it('has a key with the id of its tab, and no other key is read as one', () => {
    expect(tabOfKey(tabKey(17))).toBe(17);
    expect(['tab:', 'tab:x', 'tab:-1', 'table:1', 'outage:tab:1'].map(tabOfKey)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('the recent successes', () => {
  it.each([undefined, null, {}, { at: 'now', origins: [] }, { at: 1, origins: 'a' }])(
    'are none where the store holds %j',
    (stored) => {
      expect(readRecentSuccesses(stored)).toBeUndefined();
    },
  );
});

describe('the stored openings', () => {
  const openings = { at: 1_800_000_000_000, failures: ['http://shop.example default 1'] };

  it('are read as they were written', () => {
    expect(readOpenings(JSON.parse(JSON.stringify(openings)))).toEqual(openings);
  });

  it.each([undefined, null, 7, 'at', {}, { at: 1 }, { at: '1', failures: [] }, { at: 1, failures: [2] }])(
    'are none where the store holds %j',
    (stored) => {
      expect(readOpenings(stored)).toBeUndefined();
    },
  );
});
