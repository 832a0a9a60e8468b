import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PastOutage } from '../../src/history/past-outages.ts';
import { readPolicy } from '../../src/settings/policy.ts';
import { effective } from '../../src/settings/settings.ts';
import { createOutageHistory, loadPastOutages, readHistory } from '../../src/storage/history-store.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const now = 1_800_000_120_000;
const origin = 'https://shop.example';
/** As version 1 stored it. */
const early: PastOutage = { origin, since: now - 120_000, until: now - 60_000, end: 'back', attempts: 3 };
const past: PastOutage = { ...early, status: 502, cause: 'origin-unreachable', generatedBy: 'nginx' };

describe('the stored history', () => {
  it('is empty before anything was stored', () => {
    expect(readHistory(undefined)).toEqual({ history: { version: 2, outages: [] }, damaged: [] });
  });

  it('of version 1 stays readable', () => {
    const read = readHistory({ version: 1, outages: [early] });
    expect(read).toEqual({ history: { version: 2, outages: [early] }, damaged: [] });
  });

  it('tells damaged entries from outages', () => {
    const damaged = [
      { origin },
      null,
      'x',
      { ...past, end: 'x' },
      { ...past, since: '1' },
      { ...past, cause: 7 },
    ];
    expect(readHistory({ version: 2, outages: [past, ...damaged] })).toEqual({
      history: { version: 2, outages: [past] },
      damaged,
    });
  });

  it.each([
    ['damaged', null],
    ['damaged', []],
    ['damaged', 'x'],
    ['damaged', { version: 1 }],
    ['damaged', { outages: [] }],
    ['damaged', { version: 2, outages: 'x' }],
    ['newer', { version: 3, outages: [] }],
  ])('is %s where %j is stored', (why, stored) => {
    expect(readHistory(stored)).toBe(why);
  });
});

describe('the outage history', () => {
  const settings = effective({}, {}, readPolicy(undefined));
  let kept = settings;
  let browser = createFakeBrowser(() => ({ status: 200 }));
  const other: PastOutage = { ...past, origin: 'https://board.example', since: now - 30_000, until: now };

  const open = (outages: readonly unknown[] = []) => {
    browser.local.put({ history: { version: 2, outages } });
    return createOutageHistory(
      () => now,
      () => kept,
    );
  };

  beforeEach(() => {
    kept = settings;
    browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  });

  it('sets damaged entries aside before it writes', async () => {
    await open([past, { origin }]).remember(other);
    expect(await loadPastOutages()).toEqual([past, other]);
    expect(browser.local.data.setAside).toMatchObject([
      { what: 'history', why: 'damaged', at: now, stored: { version: 2, outages: [{ origin }] } },
    ]);
  });

  it('deletes one outage, or all of a site, or everything, and restores exactly what it deleted', async () => {
    const again = { ...past, since: past.since - 900_000, until: past.until - 900_000 };
    const all = [again, past, other];
    for (const [selection, deleted] of [
      [{ of: 'outage', origin, since: again.since }, [again]],
      [{ of: 'site', origin }, [again, past]],
      [{ of: 'everything' }, all],
    ] as const) {
      const history = open(all);
      expect(await history.forget(selection)).toEqual(deleted);
      expect(await loadPastOutages()).toEqual(all.filter((one) => !(deleted as PastOutage[]).includes(one)));
      await history.restore(deleted);
      expect(await loadPastOutages()).toEqual(all);
    }
  });

  it('leaves nothing behind when everything is deleted, even if it could not be read', async () => {
    const history = open();
    browser.local.put({ history: 7 });
    expect(await history.forget({ of: 'everything' })).toEqual([]);
    expect(browser.local.data).toEqual({});
  });

  it('loses neither of two changes at the same time', async () => {
    const history = open([past]);
    await Promise.all([history.forget({ of: 'site', origin }), history.remember(other)]);
    expect(await loadPastOutages()).toEqual([other]);
  });

  it('restores nothing once no history is kept', async () => {
    const history = open();
    kept = effective({ historyKept: false }, {}, readPolicy(undefined));
    expect(await history.restore([past])).toBe(false);
    expect(await loadPastOutages()).toEqual([]);
  });
});
