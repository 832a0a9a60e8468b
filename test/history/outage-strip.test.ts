import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxRows, segmentsOf } from '../../src/history/outage-strip.ts';
import type { PastOutage } from '../../src/history/past-outages.ts';
import { period } from '../../src/history/site-summary.ts';
import { generatedOutages } from './generated-outages.ts';

const now = 1_800_000_000_000;

/** An outage between two shares of the last 30 days. */
const between = (start: number, stop: number, fields: Partial<PastOutage> = {}): PastOutage => {
  const [since, until] = [now - period * (1 - start), now - period * (1 - stop)];
  return { origin: 'https://shop.example', since, until, end: 'back', attempts: 1, ...fields };
};

describe('the strip', () => {
  it('draws an outage to scale, and only its part within the last 30 days', () => {
    const segments = segmentsOf([between(0.5, 0.75), between(-0.2, 0.25), between(-1, -0.01)], now);
    expect(segments.map(({ start }) => start)).toEqual([0, expect.closeTo(0.5)]);
    expect(segments.map(({ length }) => length)).toEqual([expect.closeTo(0.25), expect.closeTo(0.25)]);
  });

  it('shows the kind of cause, also of one that this version does not know', () => {
    const causes = ['origin-too-slow', 'maintenance', 'from-a-later-version', 'constructor', undefined];
    const segments = segmentsOf(
      causes.map((cause, nth) => between((nth + 1) / 10, (nth + 1) / 10, { cause })),
      now,
    );
    expect(segments.map(({ group }) => group)).toEqual(['too-slow', 'busy', 'unknown', 'unknown', 'unknown']);
  });

  it('puts signs that would cover each other into rows of their own', () => {
    const rows = segmentsOf([between(0.5, 0.5), between(0.501, 0.501), between(0.6, 0.6)], now).map(
      ({ row }) => row,
    );
    expect(rows).toEqual([0, 1, 0]);
    const crowd = Array.from({ length: maxRows + 1 }, () => between(0.5, 0.5));
    expect(segmentsOf(crowd, now).map(({ row }) => row)).toEqual([0, 1, 2, 3, undefined]);
  });

  it('stays within its bounds and its rows, whatever the outages', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 60 }), (count, days) => {
        for (const { start, length, row } of segmentsOf(generatedOutages(now, count, 1, days), now)) {
          expect(Math.min(start, length)).toBeGreaterThanOrEqual(0);
          expect(start + length).toBeLessThanOrEqual(1 + 1e-9);
          expect(row ?? 0).toBeLessThan(maxRows);
        }
      }),
      { numRuns: 50 },
    );
  });
});
