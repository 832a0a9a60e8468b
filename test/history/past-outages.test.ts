import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type History,
  maxOutages,
  maxOutagesPerOrigin,
  mergeWindow,
  type PastOutage,
  withOutage,
} from '../../src/history/past-outages.ts';

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

const historyOf = (...outages: readonly PastOutage[]): History => ({ version: 2, outages });

describe('the history', () => {
  it('contains an outage once, however often it is added', () => {
    const once = withOutage(historyOf(), past(), now, kept);
    expect(withOutage(once, past({ until: now }), now, kept).outages).toEqual([past({ until: now })]);
  });

  it('drops outages that ended more than 30 days ago', () => {
    const old = past({ since: now - kept - minute, until: now - kept });
    expect(withOutage(historyOf(old), past(), now, kept).outages).toEqual([past()]);
  });

  const added = (many: readonly PastOutage[], history = historyOf()) =>
    many.reduce((known, outage) => withOutage(known, outage, now, kept), history);

  it('merges outages of a site that are minutes apart', () => {
    const first = past({ since: now - 20 * minute, until: now - 18 * minute, attempts: 2 });
    const second = past({ since: now - 15 * minute, until: now - 14 * minute, attempts: 3 });
    const third = past({ since: now - minute, until: now, attempts: 1 });
    const whole = past({ since: first.since, until: second.until, attempts: 5 });
    expect(added([first, second, second, third]).outages).toEqual([whole, third]);
  });

  it('names a merged outage after the first failure whose cause is known', () => {
    const first = past({ since: now - 20 * minute, until: now - 18 * minute });
    const second = past({
      since: now - 15 * minute,
      until: now - 14 * minute,
      status: 502,
      cause: 'unavailable',
    });
    const third = past({
      since: now - 12 * minute,
      until: now - 11 * minute,
      status: 504,
      cause: 'origin-too-slow',
    });
    expect(added([first, second, third]).outages).toMatchObject([{ status: 502, cause: 'unavailable' }]);
  });

  it('merges at most one hour of intermittent failures', () => {
    const flapping = Array.from({ length: 100 }, (_, nth) => {
      const since = now - 600 * minute + nth * 5 * minute;
      return past({ since, until: since + minute / 2 });
    });
    const { outages } = added(flapping);
    expect(outages.length).toBeGreaterThan(3);
    for (const { since, until } of outages) expect(until - since).toBeLessThanOrEqual(60 * minute);
  });

  it('keeps a recovery when merging it with a later failure that the user left', () => {
    const long = past({ since: now - 70 * minute, until: now - 5 * minute });
    const short = past({ since: now - 2 * minute, until: now - minute, end: 'left' });
    expect(added([long, short]).outages).toContainEqual(expect.objectContaining({ end: 'back' }));
  });

  it('keeps other sites when one site fails constantly', () => {
    const bank = past({
      origin: 'https://bank.example',
      since: now - 20 * 60 * minute,
      until: now - 19 * 60 * minute,
    });
    const flood = Array.from({ length: 2 * maxOutages }, (_, nth) => {
      const since = now - 18 * 60 * minute + nth * (mergeWindow + 2);
      return past({ since, until: since + 1 });
    });
    const { outages } = added([bank, ...flood]);
    expect(outages).toContainEqual(bank);
    expect(outages.filter(({ origin }) => origin === site)).toEqual(flood.slice(-maxOutagesPerOrigin));
  });

  it('covers every added outage in full and does not change when one is added again', () => {
    const outage = fc
      .record({ nth: fc.nat(4), begun: fc.nat(10_000), length: fc.nat(60), attempts: fc.nat(8) })
      .map(({ nth, begun, length, attempts }) => {
        const since = now - kept / 2 + begun * minute;
        return past({ origin: `https://${nth}.example`, since, until: since + length * minute, attempts });
      });
    fc.assert(
      fc.property(fc.array(outage, { maxLength: 15 }), (many) => {
        const { outages } = added(many);
        for (const { origin, since, until } of many)
          expect(
            outages.filter((one) => one.origin === origin && one.since <= since && one.until >= until),
          ).not.toEqual([]);
        expect(added(many.slice(-1), { version: 2, outages }).outages.length).toBe(outages.length);
      }),
    );
  });

  it('never exceeds its maximum length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ since: fc.nat(), origin: fc.nat(50).map((nth) => `https://${nth}.example`) }), {
          maxLength: 400,
        }),
        (many) => {
          const full = many.reduce(
            (history, fields) => withOutage(history, past(fields), now, kept),
            historyOf(),
          );
          expect(full.outages.length).toBeLessThanOrEqual(maxOutages);
        },
      ),
      { numRuns: 20 },
    );
  });
});
