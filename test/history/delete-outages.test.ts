import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSelected, withRestored } from '../../src/history/delete-outages.ts';
import { historyOf, maxOutages, type PastOutage } from '../../src/history/past-outages.ts';

const origins = ['https://shop.example', 'https://board.example', 'http://localhost:3000'];

const outage: fc.Arbitrary<PastOutage> = fc.record({
  origin: fc.constantFrom(...origins),
  since: fc.integer({ min: 0, max: 50 }),
  until: fc.integer({ min: 50, max: 60 }),
  end: fc.constantFrom('back', 'left'),
  attempts: fc.nat(20),
});

/** As the store holds them: each origin and time once. */
const outages = fc.uniqueArray(outage, {
  selector: ({ origin, since }) => `${since} ${origin}`,
  maxLength: 30,
});

describe('deleted outages', () => {
  it('are restored exactly, whichever were deleted', () => {
    fc.assert(
      fc.property(outages, fc.infiniteStream(fc.boolean()), (all, chosen) => {
        const before = historyOf(all);
        const deleted = before.outages.filter(() => chosen.next().value);
        const rest = historyOf(before.outages.filter((one) => !deleted.includes(one)));
        expect(withRestored(rest, deleted)).toEqual(before);
      }),
    );
  });

  it('do not replace what was recorded meanwhile', () => {
    const past: PastOutage = { origin: 'https://shop.example', since: 1, until: 2, end: 'left', attempts: 0 };
    const anew: PastOutage = { ...past, until: 9, end: 'back' };
    expect(withRestored(historyOf([anew]), [past, past]).outages).toEqual([anew]);
  });

  it('are no more than the history may hold', () => {
    const many = Array.from({ length: 2 * maxOutages }, (_, since): PastOutage => {
      return { origin: `https://${since}.example`, since, until: since, end: 'back', attempts: 1 };
    });
    expect(withRestored(historyOf([]), many).outages).toEqual(many.slice(-maxOutages));
  });

  it('are selected by site, or by site and time', () => {
    const past: PastOutage = { origin: 'https://shop.example', since: 1, until: 2, end: 'left', attempts: 0 };
    const selects = (selection: Parameters<typeof isSelected>[0]) => isSelected(selection, past);
    expect(selects({ of: 'everything' })).toBe(true);
    expect(selects({ of: 'site', origin: past.origin })).toBe(true);
    expect(selects({ of: 'site', origin: 'https://shop.example:8443' })).toBe(false);
    expect(selects({ of: 'outage', origin: past.origin, since: 1 })).toBe(true);
    expect(selects({ of: 'outage', origin: past.origin, since: 2 })).toBe(false);
  });
});
