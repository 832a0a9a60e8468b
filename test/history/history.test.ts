import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usuallyBackWithin } from '../../src/history/estimate.ts';
import {
  type History,
  mostOutages,
  type PastOutage,
  readHistory,
  remember,
} from '../../src/history/history.ts';

const now = 1_800_000_000_000;
const minute = 60_000;
const kept = 30 * 24 * 60 * minute;
const site = 'https://shop.example';

const past = (fields: Partial<PastOutage> = {}): PastOutage => ({
  origin: site,
  since: now - 2 * minute,
  until: now - minute,
  end: 'back',
  attempts: 3,
  ...fields,
});

const historyOf = (...outages: readonly PastOutage[]): History => ({ version: 1, outages });

describe('the history', () => {
  it('is empty before anything was stored', () => {
    expect(readHistory(undefined)).toEqual(historyOf());
  });

  it('leaves out single entries that are unusable', () => {
    const stored = { version: 1, outages: [past(), { origin: site }, null, 'x'] };
    expect(readHistory(stored)).toEqual(historyOf(past()));
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

  it('holds an outage once, however often it is told', () => {
    const once = remember(historyOf(), past(), now, kept);
    expect(remember(once, past({ until: now }), now, kept).outages).toEqual([past({ until: now })]);
  });

  it('forgets what ended more than 30 days ago', () => {
    const old = past({ since: now - kept - minute, until: now - kept });
    expect(remember(historyOf(old), past(), now, kept).outages).toEqual([past()]);
  });

  it('does not grow without bound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ since: fc.nat(), origin: fc.nat(50).map((nth) => `https://${nth}.example`) }), {
          maxLength: 400,
        }),
        (many) => {
          const full = many.reduce(
            (history, fields) => remember(history, past(fields), now, kept),
            historyOf(),
          );
          expect(full.outages.length).toBeLessThanOrEqual(mostOutages);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('the estimate of how long a site is away', () => {
  const lasting = (...minutes: readonly number[]) =>
    historyOf(
      ...minutes.map((length, nth) =>
        past({ since: now - (length + nth) * minute, until: now - nth * minute }),
      ),
    );

  it('needs three outages that ended well', () => {
    expect(usuallyBackWithin(lasting(1, 2), site, now, kept)).toBeUndefined();
    expect(usuallyBackWithin(lasting(1, 2, 3), site, now, kept)).toBe(3 * minute);
  });

  it('holds for four outages in five', () => {
    expect(usuallyBackWithin(lasting(1, 1, 2, 2, 90), site, now, kept)).toBe(2 * minute);
  });

  it('counts no other site, no outage that was left, and none that is too old', () => {
    const mixed = historyOf(
      ...lasting(1, 2).outages,
      past({ origin: 'https://other.example' }),
      past({ end: 'left' }),
      past({ until: now - kept }),
    );
    expect(usuallyBackWithin(mixed, site, now, kept)).toBeUndefined();
  });
});
