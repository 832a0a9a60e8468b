import { describe, expect, it } from 'vitest';
import { readTabRecord, readWitnesses, type TabRecord, tabKey, tabOfKey } from '../src/session.ts';

const record: TabRecord = {
  version: 1,
  site: { origin: 'https://a.example', cookieStoreId: 'default', private: false },
  shown: undefined,
  earlier: [],
};

describe('a tab’s record', () => {
  it('is read as it was written', () => {
    expect(readTabRecord(JSON.parse(JSON.stringify(record)))).toEqual({ ...record, shown: undefined });
  });

  it.each([
    undefined,
    null,
    'record',
    [],
    { ...record, version: 2 },
    { ...record, site: 'https://a.example' },
    { ...record, shown: { page: 'x', diagnosis: {} } },
    { ...record, earlier: {} },
  ])('is none where the store holds %j', (stored) => {
    expect(readTabRecord(stored)).toBeUndefined();
  });

  it('lies under a key that names the tab, and no other key does', () => {
    expect(tabOfKey(tabKey(17))).toBe(17);
    expect(['tab:', 'tab:x', 'tab:-1', 'table:1', 'outage:tab:1'].map(tabOfKey)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('the witnesses', () => {
  it.each([undefined, null, {}, { at: 'now', origins: [] }, { at: 1, origins: 'a' }])(
    'are none where the store holds %j',
    (stored) => {
      expect(readWitnesses(stored)).toBeUndefined();
    },
  );
});
