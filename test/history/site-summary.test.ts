import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastOutage } from '../../src/history/past-outages.ts';
import { matchingSites, period, summarizeSites } from '../../src/history/site-summary.ts';
import { generatedOutages } from './generated-outages.ts';

const now = 1_800_000_000_000;
const minute = 60_000;

/** An outage that ended `ago` minutes ago and lasted some minutes. */
const past = (origin: string, ago: number, lasted: number, end: PastOutage['end'] = 'back'): PastOutage => {
  const until = now - ago * minute;
  return { origin, since: until - lasted * minute, until, end, attempts: 1 };
};

const shop = 'https://shop.example';
const board = 'https://board.example';

describe('the summary of a site', () => {
  it('adds up its outages of the last 30 days, and says how long a recovery typically takes', () => {
    const outages = [5, 9, 28].map((lasted, nth) => past(shop, 100 * (nth + 1), lasted));
    expect(summarizeSites(outages, now)).toMatchObject([
      {
        origin: shop,
        recent: 3,
        failedFor: 42 * minute,
        typicallyBackAfter: 9 * minute,
        usuallyBackWithin: 28 * minute,
      },
    ]);
  });

  it('counts only the part of an outage that lies within the last 30 days', () => {
    const [site] = summarizeSites(
      [past(shop, period / minute - 10, 60), past(shop, period / minute, 60)],
      now,
    );
    expect(site).toMatchObject({ recent: 1, failedFor: 10 * minute });
    expect(site?.outages).toHaveLength(2);
  });

  it('does not say how long a recovery takes after fewer than three, or from outages that the user left', () => {
    const outages = [past(shop, 10, 5), past(shop, 30, 5), past(shop, 60, 5, 'left')];
    expect(summarizeSites(outages, now)).toMatchObject([
      { recent: 3, typicallyBackAfter: undefined, usuallyBackWithin: undefined },
    ]);
  });
});

describe('the list of sites', () => {
  it('begins with those that failed longest, then most often, then last', () => {
    const origins = (outages: readonly PastOutage[]) =>
      summarizeSites(outages, now).map(({ origin }) => origin);
    expect(origins([past(shop, 1, 5), past(board, 900, 60)])).toEqual([board, shop]);
    expect(origins([past(shop, 1, 10), past(board, 90, 5), past(board, 900, 5)])).toEqual([board, shop]);
    expect(origins([past(board, 90, 5), past(shop, 1, 5)])).toEqual([shop, board]);
  });

  it('loses no outage and adds none', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 365 }),
        (count, sites, days) => {
          const outages = generatedOutages(now, count, sites, days);
          const listed = summarizeSites(outages, now).flatMap((site) => site.outages);
          expect(new Set(listed)).toEqual(new Set(outages));
          expect(listed).toHaveLength(count);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['', ['https://shop.example', 'http://localhost:3000', 'https://xn--mnchen-3ya.example']],
    ['SHOP', ['https://shop.example']],
    ['example shop', ['https://shop.example']],
    ['3000', ['http://localhost:3000']],
    ['https://shop.example', ['https://shop.example']],
    ['münchen.example', ['https://xn--mnchen-3ya.example']],
    ['(', []],
    ['nowhere', []],
  ])('is searched by the words of an address: %j', (search, found) => {
    const outages = [shop, 'http://localhost:3000', 'https://xn--mnchen-3ya.example'].map((origin, nth) =>
      past(origin, nth + 1, 5),
    );
    const sites = matchingSites(summarizeSites(outages, now), search);
    expect(sites.map(({ origin }) => origin)).toEqual(found);
  });
});
