import { describe, expect, it, vi } from 'vitest';
import type { PastOutage } from '../../src/history/past-outages.ts';
import { readHistory } from '../../src/storage/history-store.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const origin = 'https://shop.example';
const past: PastOutage = {
  origin,
  since: 1_800_000_000_000,
  until: 1_800_000_060_000,
  end: 'back',
  attempts: 3,
};

describe('the stored history', () => {
  it('is empty before anything was stored', () => {
    expect(readHistory(undefined)).toEqual({ version: 1, outages: [] });
  });

  it('leaves out single entries of another shape', () => {
    const stored = {
      version: 1,
      outages: [past, { origin }, null, 'x', { ...past, end: 'x' }, { ...past, since: '1' }],
    };
    expect(readHistory(stored)).toEqual({ version: 1, outages: [past] });
  });

  it.each([
    ['damaged', null],
    ['damaged', []],
    ['damaged', 'x'],
    ['damaged', { version: 1 }],
    ['damaged', { outages: [] }],
    ['newer', { version: 2, outages: [] }],
  ])('is %s where %j is stored', (why, stored) => {
    expect(readHistory(stored)).toBe(why);
  });
});
