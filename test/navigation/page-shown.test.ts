import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayChangePage, type NavigationLog, record } from '../../src/navigation/log.ts';
import { statusOf } from '../../src/navigation/page.ts';
import { pageShown } from '../../src/navigation/page-shown.ts';
import type { Sighting } from '../../src/navigation/sighting.ts';
import { sequences } from './sequences.ts';

const fold = (sightings: readonly Sighting[]): NavigationLog =>
  sightings.reduce<NavigationLog>((log, sighting) => record(log, sighting), []);

/** The same as part of a later navigation: no browser gives an id twice. */
function later(sighting: Sighting, nth: number): Sighting {
  const time = sighting.time + nth * 10_000;
  return 'requestId' in sighting
    ? { ...sighting, time, requestId: `${sighting.requestId} ${nth}` }
    : { ...sighting, time, documentId: sighting.documentId && `${sighting.documentId} ${nth}` };
}

/** Several navigations one after the other, in their own order and in one that a browser might deliver. */
const delivered = fc
  .array(fc.constantFrom(...sequences), { minLength: 2, maxLength: 4 })
  .map((several) => several.flatMap(({ sightings }, nth) => sightings.map((each) => later(each, nth))))
  .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

describe('the page that a tab shows', () => {
  for (const { name, sightings, shows } of sequences) {
    it(`is told from ${name}`, () => {
      expect(pageShown(fold(sightings))).toMatchObject(shows);
    });

    it(`is the same in every order of delivery of ${name}`, () => {
      fc.assert(
        fc.property(fc.shuffledSubarray([...sightings], { minLength: sightings.length }), (delivered) => {
          expect(pageShown(fold(delivered))).toEqual(pageShown(fold(sightings)));
        }),
      );
    });
  }

  it('is the same in every order of delivery of several navigations one after the other', () => {
    fc.assert(
      fc.property(delivered, ([all, inAnyOrder]) => {
        expect(pageShown(fold(inAnyOrder))).toEqual(pageShown(fold(all)));
      }),
      { numRuns: 500 },
    );
  });

  it('stays the same, whatever the order of delivery, where a sighting may not change it', () => {
    fc.assert(
      fc.property(delivered, ([, inAnyOrder]) => {
        let log: NavigationLog = [];
        for (const sighting of inAnyOrder) {
          const before = pageShown(log);
          log = record(log, sighting);
          if (!mayChangePage(log, sighting)) expect(pageShown(log)).toEqual(before);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may not be changed by what a load brings before its page arrives', () => {
    const log = fold(sequences[0]!.sightings);
    const next = sequences[0]!.sightings.slice(0, 2).map((sighting) => later(sighting, 1));
    expect(next.map((sighting) => mayChangePage(record(log, sighting), sighting))).toEqual([false, false]);
  });

  it('is the same when the browser stamps every event with the same millisecond', () => {
    const stamped = sequences[0]!.sightings.map((sighting) => ({ ...sighting, time: 1 }));
    fc.assert(
      fc.property(fc.shuffledSubarray([...stamped], { minLength: stamped.length }), (delivered) => {
        expect(statusOf(pageShown(fold(delivered))!)).toBe(502);
      }),
    );
  });

  it('is unknown before anything arrived', () => {
    expect(pageShown([])).toBeUndefined();
    expect(pageShown(fold(sequences[0]!.sightings.slice(0, 2)))).toBeUndefined();
  });

  it('tells the time to the first byte from the last of several redirects', () => {
    const sent = { kind: 'request', requestId: 'r', method: 'GET' } as const;
    const page = pageShown(
      fold([
        { ...sent, time: 0, url: 'http://a.example/' },
        { ...sent, time: 1000, url: 'http://b.example/' },
        {
          kind: 'response',
          time: 61_000,
          url: 'http://b.example/',
          requestId: 'r',
          method: 'GET',
          status: 504,
          headers: [],
          fromCache: false,
          address: undefined,
        },
        { kind: 'commit', time: 61_010, url: 'http://b.example/', documentId: 'A' },
      ]),
    );
    expect(page?.outcome).toMatchObject({ head: { timeToFirstByte: 60_000, redirected: true } });
  });
});

describe('a log', () => {
  it('does not grow with the number of navigations, nor with responses that never become a page', () => {
    const navigations = Array.from({ length: 200 }, (_, nth) =>
      sequences[0]!.sightings.map((sighting) => ({ ...sighting, time: sighting.time + nth * 10_000 })),
    ).flat();
    expect(fold(navigations).length).toBeLessThanOrEqual(4);
    const downloads = Array.from({ length: 200 }, (_, nth) => ({
      ...sequences[0]!.sightings[1]!,
      time: nth,
    }));
    expect(fold(downloads).length).toBeLessThanOrEqual(64);
  });
});
