import { describe, expect, it } from 'vitest';
import { recentOutages, usuallyBackWithin } from '../../src/history/outage-statistics.ts';
import type { History, PastOutage } from '../../src/history/past-outages.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = 1_800_000_000_000;
const origin = 'https://shop.example';

const past = (changes: Partial<PastOutage> = {}): PastOutage => ({
  origin,
  since: now - 60 * minute,
  until: now - 30 * minute,
  end: 'back',
  attempts: 2,
  ...changes,
});
const historyOf = (...outages: readonly PastOutage[]): History => ({ version: 2, outages });

describe('the estimated time to recovery', () => {
  const kept = 30 * day;
  const lasting = (...minutes: readonly number[]) =>
    historyOf(
      ...minutes.map((length, nth) =>
        past({ since: now - (length + nth) * minute, until: now - nth * minute }),
      ),
    );

  it('needs three outages that ended in recovery', () => {
    expect(usuallyBackWithin(lasting(1, 2), origin, now, kept)).toBeUndefined();
    expect(usuallyBackWithin(lasting(1, 2, 3), origin, now, kept)).toBe(3 * minute);
  });

  it('covers four outages in five', () => {
    expect(usuallyBackWithin(lasting(1, 1, 2, 2, 90), origin, now, kept)).toBe(2 * minute);
  });

  it('ignores other sites, outages without recovery and expired ones', () => {
    const mixed = historyOf(
      ...lasting(1, 2).outages,
      past({ origin: 'https://other.example' }),
      past({ end: 'left' }),
      past({ until: now - kept }),
    );
    expect(usuallyBackWithin(mixed, origin, now, kept)).toBeUndefined();
  });
});

describe('the recent outages of a site', () => {
  it('are counted, with the last one in full', () => {
    const last = past({ since: now - 15 * minute, until: now - 10 * minute });
    expect(recentOutages(historyOf(past(), last), origin, now, 365 * day)).toEqual({ times: 2, last });
  });

  it.each([
    ['of another site', past({ origin: 'https://news.example' })],
    ['without recovery', past({ end: 'left' })],
    ['older than a month', past({ until: now - 30 * day })],
  ])('do not include an outage %s', (_, outage) => {
    expect(recentOutages(historyOf(outage), origin, now, 365 * day)).toBeUndefined();
  });

  it('do not include expired outages', () => {
    const old = past({ until: now - 2 * day });
    expect(recentOutages(historyOf(old), origin, now, 3 * day)).toBeDefined();
    expect(recentOutages(historyOf(old), origin, now, 2 * day)).toBeUndefined();
  });
});
