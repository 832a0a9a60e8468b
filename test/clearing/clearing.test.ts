import { describe, expect, it } from 'vitest';
import { afterDeath, type Clearing, isNews, nextNumber } from '../../src/clearing/clearing.ts';

const clearing: Clearing = {
  version: 1,
  number: 3,
  tabId: 7,
  origin: 'https://shop.example',
  act: 'files',
  at: 1_000_000,
  stage: { name: 'done', results: { cache: 'told' }, reload: 'started' },
};

const moved = { name: 'done', results: { cache: 'told' }, reload: 'moved' } as const;

describe('the last clearing', () => {
  it('gives the next one its number', () => {
    expect(nextNumber(undefined)).toBe(1);
    expect(nextNumber(clearing)).toBe(4);
  });

  it('is not known to have ended where the worker died over it', () => {
    expect(afterDeath({ ...clearing, stage: { name: 'begun' } })?.stage).toEqual({ name: 'unknown' });
    expect(afterDeath(clearing)).toBe(clearing);
    expect(afterDeath(undefined)).toBeUndefined();
  });

  it.each<[string, boolean, Parameters<typeof isNews>]>([
    ['in its tab', true, [clearing, 7, 'https://shop.example', 1_060_000]],
    ['in another tab', false, [clearing, 8, 'https://shop.example', 1_060_000]],
    ['on another site', false, [clearing, 7, 'https://news.example', 1_060_000]],
    [
      'on another site, to which the tab went meanwhile,',
      true,
      [{ ...clearing, stage: moved }, 7, 'https://news.example', 1_060_000],
    ],
    ['after an hour', false, [clearing, 7, 'https://shop.example', 4_600_000]],
    ['where the clock was put back a day', false, [clearing, 7, 'https://shop.example', -86_400_000]],
  ])('%s is news: %s', (_, news, args) => {
    expect(isNews(...args)).toBe(news);
  });
});
