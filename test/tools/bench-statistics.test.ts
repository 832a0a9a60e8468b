import { describe, expect, it } from 'vitest';
import { estimate, isNarrow, median, pairedRatio } from '../../tools/bench/statistics.ts';
import { chance } from '../outage/chance.ts';

describe('the median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
    [[], Number.NaN],
  ])('of %j is %d', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });
});

describe('an estimate', () => {
  /** Numbers whose true median is known. */
  const drawn = (count: number, seed: number) => {
    const random = chance(seed);
    return Array.from({ length: count }, () => 10 + (random() + random() + random() - 1.5));
  };

  it('is the same for the same seed', () => {
    expect(estimate(drawn(50, 1), chance(7))).toEqual(estimate(drawn(50, 1), chance(7)));
  });

  it('holds the true median in about 95 of 100 samples', () => {
    const covered = Array.from({ length: 200 }, (_, seed) => estimate(drawn(41, seed), chance(seed))).filter(
      ({ low, high }) => low <= 10 && 10 <= high,
    );
    expect(covered.length / 200).toBeGreaterThan(0.9);
    expect(covered.length / 200).toBeLessThan(0.99);
  });

  it('grows surer with more numbers', () => {
    const width = (count: number) => {
      const { low, high } = estimate(drawn(count, 3), chance(3));
      return high - low;
    };
    expect(width(400)).toBeLessThan(width(25) / 2);
  });
});

describe('a ratio of pairs', () => {
  it('is not disturbed by what slows both of a pair', () => {
    const pace = [1, 40, 3, 11, 7, 2, 90, 5];
    const {
      median: ratio,
      low,
      high,
    } = pairedRatio(
      pace.map((each) => each * 1.5),
      pace,
      chance(1),
    );
    expect([ratio, low, high]).toEqual([1.5, 1.5, 1.5]);
  });
});

it('counts an interval as narrow by its wider side', () => {
  const ratio = { median: 1, low: 0.99, high: 1.02 };
  expect(isNarrow(ratio, 0.01)).toBe(false);
  expect(isNarrow(ratio, 0.021)).toBe(true);
});
