import { describe, expect, it } from 'vitest';
import {
  afterRestart,
  type Clearing,
  type Counts,
  isRecent,
  nextNumber,
  resultsOf,
} from '../../src/clearing/clearing.ts';

const clearing: Clearing = {
  version: 2,
  number: 3,
  tabId: 7,
  origin: 'https://shop.example',
  act: 'files',
  at: 1_000_000,
  stage: { name: 'done', results: { cache: 'unverified' }, reload: 'started' },
};

const moved = { name: 'done', results: { cache: 'unverified' }, reload: 'moved' } as const;

describe('the last clearing', () => {
  it('determines the number of the next one', () => {
    expect(nextNumber(undefined)).toBe(1);
    expect(nextNumber(clearing)).toBe(4);
  });

  it('has an unknown outcome if the worker was terminated meanwhile', () => {
    expect(afterRestart({ ...clearing, stage: { name: 'begun' } })?.stage).toEqual({ name: 'unknown' });
    expect(afterRestart(clearing)).toBe(clearing);
    expect(afterRestart(undefined)).toBeUndefined();
  });

  it.each<[string, boolean, Parameters<typeof isRecent>]>([
    ['in the same tab', true, [clearing, 7, 'https://shop.example', 1_060_000]],
    ['in another tab', false, [clearing, 8, 'https://shop.example', 1_060_000]],
    ['on another site', false, [clearing, 7, 'https://news.example', 1_060_000]],
    [
      'after navigating to another site meanwhile',
      true,
      [{ ...clearing, stage: moved }, 7, 'https://news.example', 1_060_000],
    ],
    ['after an hour', false, [clearing, 7, 'https://shop.example', 4_600_000]],
    ['after the clock was set back by a day', false, [clearing, 7, 'https://shop.example', -86_400_000]],
  ])('%s is still displayed: %s', (_, news, args) => {
    expect(isRecent(...args)).toBe(news);
  });
});

describe('the outcome for a type of data', () => {
  it.each<[string, Counts | undefined, Counts | undefined, string]>([
    ['was present and is not any more', { cookies: 2 }, { cookies: 0 }, 'gone'],
    ['was not present before', { cookies: 0 }, { cookies: 0 }, 'none'],
    ['is partly still present', { cookies: 5 }, { cookies: 1 }, 'left'],
    ['was recreated immediately', { cookies: 0 }, { cookies: 1 }, 'left'],
    ['was not counted before', undefined, { cookies: 0 }, 'gone'],
    ['could not be counted afterwards', { cookies: 2 }, undefined, 'unverified'],
    ['cannot be counted at all', {}, {}, 'unverified'],
  ])('reports what %s', (_, before, after, result) => {
    expect(resultsOf(['cookies'], before, after)).toEqual({ cookies: result });
  });

  it('covers only the types that were to be cleared', () => {
    const [before, after] = [
      { cookies: 2, serviceWorkers: 1 },
      { cookies: 2, serviceWorkers: 0 },
    ];
    expect(resultsOf(['serviceWorkers'], before, after)).toEqual({ serviceWorkers: 'gone' });
  });
});
