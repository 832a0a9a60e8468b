import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usuallyBackWithin } from '../../src/history/estimate.ts';
import {
  type History,
  mostOfOrigin,
  mostOutages,
  type PastOutage,
  remember,
  sameOutage,
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
  it('holds an outage once, however often it is told', () => {
    const once = remember(historyOf(), past(), now, kept);
    expect(remember(once, past({ until: now }), now, kept).outages).toEqual([past({ until: now })]);
  });

  it('forgets what ended more than 30 days ago', () => {
    const old = past({ since: now - kept - minute, until: now - kept });
    expect(remember(historyOf(old), past(), now, kept).outages).toEqual([past()]);
  });

  const told = (many: readonly PastOutage[], history = historyOf()) =>
    many.reduce((known, outage) => remember(known, outage, now, kept), history);

  it('takes outages of a site that are minutes apart for one', () => {
    const first = past({ since: now - 20 * minute, until: now - 18 * minute, attempts: 2 });
    const second = past({ since: now - 15 * minute, until: now - 14 * minute, attempts: 3 });
    const third = past({ since: now - minute, until: now, attempts: 1 });
    const whole = past({ since: first.since, until: second.until, attempts: 5 });
    expect(told([first, second, second, third]).outages).toEqual([whole, third]);
  });

  it('takes no more than an hour of failing off and on for one outage', () => {
    const flapping = Array.from({ length: 100 }, (_, nth) => {
      const since = now - 600 * minute + nth * 5 * minute;
      return past({ since, until: since + minute / 2 });
    });
    const { outages } = told(flapping);
    expect(outages.length).toBeGreaterThan(3);
    for (const { since, until } of outages) expect(until - since).toBeLessThanOrEqual(60 * minute);
  });

  it('does not forget that a site came back for a failure that was left soon after', () => {
    const long = past({ since: now - 70 * minute, until: now - 5 * minute });
    const short = past({ since: now - 2 * minute, until: now - minute, end: 'left' });
    expect(told([long, short]).outages).toContainEqual(expect.objectContaining({ end: 'back' }));
  });

  it('is pushed out by no single site', () => {
    const bank = past({
      origin: 'https://bank.example',
      since: now - 20 * 60 * minute,
      until: now - 19 * 60 * minute,
    });
    const flood = Array.from({ length: 2 * mostOutages }, (_, nth) => {
      const since = now - 18 * 60 * minute + nth * (sameOutage + 2);
      return past({ since, until: since + 1 });
    });
    const { outages } = told([bank, ...flood]);
    expect(outages).toContainEqual(bank);
    expect(outages.filter(({ origin }) => origin === site)).toEqual(flood.slice(-mostOfOrigin));
  });

  it('holds each moment of an outage, and no more entries of a site than its share', () => {
    const outage = fc
      .record({ nth: fc.nat(4), begun: fc.nat(10_000), length: fc.nat(60), attempts: fc.nat(8) })
      .map(({ nth, begun, length, attempts }) => {
        const since = now - kept / 2 + begun * minute;
        return past({ origin: `https://${nth}.example`, since, until: since + length * minute, attempts });
      });
    fc.assert(
      fc.property(fc.array(outage, { maxLength: 15 }), (many) => {
        const { outages } = told(many);
        for (const { origin, since, until } of many)
          expect(
            outages.filter((one) => one.origin === origin && one.since <= since && one.until >= until),
          ).not.toEqual([]);
        expect(told(many.slice(-1), { version: 1, outages }).outages.length).toBe(outages.length);
      }),
    );
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
