import { describe, expect, it, vi } from 'vitest';
import { readSetAside, type SetAside, withSetAside } from '../../src/storage/set-aside-store.ts';
import {
  choicesIn,
  rulesIn,
  type Stores,
  settingsIn,
  unreadableIn,
} from '../../src/storage/settings-schema.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const empty: Stores = { synced: undefined, general: undefined, siteRules: undefined, managed: undefined };
const a = 'https://a.example';

describe('the stores of the settings', () => {
  it('are empty and readable before the user has chosen anything', () => {
    expect(settingsIn(empty)).toMatchObject({ general: { retryMode: 'auto' }, siteRules: {} });
    expect(unreadableIn(empty)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['0, which did not say so', { retryMode: 'ask', attemptLimit: 3 }],
    ['1', { version: 1, retryMode: 'ask', attemptLimit: 3 }],
  ])('are read in version %s', (_, synced) => {
    expect(choicesIn({ ...empty, synced })).toEqual({ retryMode: 'ask', attemptLimit: 3 });
  });

  it.each<[string, unknown]>([
    ['0, which did not say so', { [a]: 'never', 'https://b.example': 'sometimes', 'ftp://c.example': 'ask' }],
    ['1', { version: 1, rules: { [a]: 'never', nonsense: 'never', 'https://a.example/path': 'ask' } }],
  ])('hold site rules in version %s, of which the usable are read', (_, siteRules) => {
    expect(rulesIn({ ...empty, siteRules })).toEqual({ [a]: 'never' });
  });

  // As when another machine runs a newer Gatelight that writes the same version and knows one mode more.
  it('replace an unknown mode with the default, and lose nothing else', () => {
    const stores = {
      ...empty,
      synced: { version: 1, retryMode: 'later', theme: 'dark', attemptLimit: 3 },
      siteRules: { version: 1, rules: { [a]: 'later', 'https://b.example': 'keep' } },
    };
    const before = structuredClone(stores);
    expect(settingsIn(stores)).toMatchObject({
      general: { retryMode: 'auto', theme: 'dark', attemptLimit: 3 },
      siteRules: { 'https://b.example': 'keep' },
    });
    expect(rulesIn(stores)).not.toHaveProperty([a]);
    // Nothing is set aside, so both stores stay where they are, as they are.
    expect(unreadableIn(stores)).toEqual([]);
    expect(stores).toEqual(before);
  });

  it('prefer the settings kept on this machine, which are newer', () => {
    const synced = { version: 1, retryMode: 'ask' };
    expect(choicesIn({ ...empty, synced, general: { version: 1, theme: 'dark' } })).toEqual({
      theme: 'dark',
    });
    expect(choicesIn({ ...empty, synced, general: 'damaged' })).toEqual({ retryMode: 'ask' });
  });

  it.each([
    ['newer', { version: 2, retryMode: 'ask' }],
    ['damaged', { version: -1 }],
    ['damaged', { version: '1', retryMode: 'ask' }],
    ['damaged', { version: 1.5 }],
    ['damaged', null],
    ['damaged', 'auto'],
    ['damaged', ['auto']],
    ['damaged', 7],
  ])('are named where they are %s: %j', (why, stored) => {
    const stores = { ...empty, synced: stored, siteRules: stored };
    expect(unreadableIn(stores)).toEqual([
      ['synced', why],
      ['siteRules', why],
    ]);
    expect(settingsIn(stores)).toEqual(settingsIn(empty));
  });
});

describe('the stores that were set aside', () => {
  const one = (fields: Partial<SetAside> = {}): SetAside => ({
    what: 'synced',
    why: 'damaged',
    at: 1,
    stored: 'auto',
    ...fields,
  });

  it('contain the same store once, and a different one in addition', () => {
    expect(withSetAside([one()], one({ at: 2 }))).toEqual([one()]);
    expect(withSetAside([one()], one({ stored: 'ask' }))).toHaveLength(2);
    expect(withSetAside([one()], one({ what: 'history' }))).toHaveLength(2);
  });

  it('contain only the first and the last of many', () => {
    const many = Array.from({ length: 30 }, (_, nth) => one({ stored: nth }));
    const kept = many.reduce<readonly SetAside[]>(withSetAside, []);
    expect(kept).toHaveLength(10);
    expect([kept[0], kept.at(-1)]).toEqual([one({ stored: 0 }), one({ stored: 29 })]);
  });

  it.each([undefined, null, 'x', {}, [null, 'x', { what: 1 }, { what: 'history', at: 'now', stored: 1 }]])(
    'is nothing where %j is stored',
    (stored) => {
      expect(readSetAside(stored)).toEqual([]);
    },
  );

  it('are read as they were written', () => {
    expect(readSetAside([one()])).toEqual([one()]);
  });
});
