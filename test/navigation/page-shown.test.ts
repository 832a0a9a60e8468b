import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayChangePage, type NavigationLog, record } from '../../src/navigation/log.ts';
import type { NavigationEvent } from '../../src/navigation/navigation-event.ts';
import { statusOf } from '../../src/navigation/page.ts';
import { pageShown } from '../../src/navigation/page-shown.ts';
import { sequences } from './sequences.ts';

const committed = { kind: 'commit', loadedBy: 'unknown', reload: false, form: false } as const;

const fold = (events: readonly NavigationEvent[]): NavigationLog =>
  events.reduce<NavigationLog>((log, event) => record(log, event), []);

/**
 * Returns the event as part of a later navigation, with IDs of its own, as in browsers. Navigations are 500
 * ms apart, because an event delivered 2 s late would count as evidence of a clock that was set back.
 */
function later(event: NavigationEvent, nth: number): NavigationEvent {
  const time = event.time + nth * 500;
  return 'requestId' in event
    ? { ...event, time, requestId: `${event.requestId} ${nth}` }
    : { ...event, time, documentId: event.documentId && `${event.documentId} ${nth}` };
}

/** Several successive navigations, in order and in a possible order of delivery. */
const delivered = fc
  .array(fc.constantFrom(...sequences), { minLength: 2, maxLength: 4 })
  .map((several) => several.flatMap(({ events }, nth) => events.map((each) => later(each, nth))))
  .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

describe('the page that a tab shows', () => {
  for (const { name, events, shows } of sequences) {
    it(`is derived from ${name}`, () => {
      expect(pageShown(fold(events))).toMatchObject(shows);
    });

    it(`does not depend on the order of delivery of ${name}`, () => {
      fc.assert(
        fc.property(fc.shuffledSubarray([...events], { minLength: events.length }), (delivered) => {
          expect(pageShown(fold(delivered))).toEqual(pageShown(fold(events)));
        }),
      );
    });
  }

  it('does not depend on the order of delivery of successive navigations', () => {
    fc.assert(
      fc.property(delivered, ([all, inAnyOrder]) => {
        expect(pageShown(fold(inAnyOrder))).toEqual(pageShown(fold(all)));
      }),
      { numRuns: 500 },
    );
  });

  it('stays the same after an event that cannot change it, in any order of delivery', () => {
    fc.assert(
      fc.property(delivered, ([, inAnyOrder]) => {
        let log: NavigationLog = [];
        for (const event of inAnyOrder) {
          const before = pageShown(log);
          log = record(log, event);
          if (!mayChangePage(log, event)) expect(pageShown(log)).toEqual(before);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cannot be changed by a load before its page arrives', () => {
    const log = fold(sequences[0]!.events);
    const next = sequences[0]!.events.slice(0, 2).map((event) => later(event, 1));
    expect(next.map((event) => mayChangePage(record(log, event), event))).toEqual([false, false]);
  });

  it('does not depend on the order of delivery of events with equal timestamps', () => {
    const stamped = sequences[0]!.events.map((event) => ({ ...event, time: 1 }));
    fc.assert(
      fc.property(fc.shuffledSubarray([...stamped], { minLength: stamped.length }), (delivered) => {
        expect(statusOf(pageShown(fold(delivered))!)).toBe(502);
      }),
    );
  });

  it('is unknown before the first arrival', () => {
    expect(pageShown([])).toBeUndefined();
    expect(pageShown(fold(sequences[0]!.events.slice(0, 2)))).toBeUndefined();
  });

  it('measures the time to first byte from the last redirect', () => {
    const sent = { kind: 'request', requestId: 'r', method: 'GET', loadedBy: 'unknown' } as const;
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
        { ...committed, time: 61_010, url: 'http://b.example/', documentId: 'A' },
      ]),
    );
    expect(page?.outcome).toMatchObject({ head: { timeToFirstByte: 60_000, redirected: true } });
  });
});

describe('a log', () => {
  it('grows neither with the number of navigations nor with responses that never become a page', () => {
    const navigations = Array.from({ length: 200 }, (_, nth) =>
      sequences[0]!.events.map((event) => ({ ...event, time: event.time + nth * 10_000 })),
    ).flat();
    expect(fold(navigations).length).toBeLessThanOrEqual(7);
    const downloads = Array.from({ length: 200 }, (_, nth) => ({
      ...sequences[0]!.events[1]!,
      time: nth,
    }));
    expect(fold(downloads).length).toBeLessThanOrEqual(64);
  });
});

describe('a clock that is set back between two navigations', () => {
  const failing = sequences.find(({ name }) => name === 'a 502 with a body')!.events;
  const begun = 1_000_000_000;
  const moved = (by: number, events = failing) =>
    events.map((event) => ({ ...later(event, 1), time: begun + event.time + by }));
  const next = (by: number): NavigationEvent[] =>
    moved(by).map((event) => (event.kind === 'response' ? { ...event, status: 200 } : event));
  const before = moved(0).map((event) => ({ ...event, ...('documentId' in event && { documentId: 'old' }) }));

  describe.each([
    ['an hour', 3_600_000],
    ['three seconds', 3_000],
  ])('by %s', (_, back) => {
    it('hides no page that arrives afterwards', () => {
      const page = pageShown(fold([...before, ...next(-back)]));
      expect(page).toMatchObject({
        documentId: 'A 1',
        method: 'GET',
        outcome: { kind: 'response', head: { status: 200 } },
      });
    });

    it('hides no page whose response is delivered after the commit, as in Firefox', () => {
      const [request, response, commit] = next(-back) as [NavigationEvent, NavigationEvent, NavigationEvent];
      const page = pageShown(fold([...before, commit, request, response]));
      expect(page).toMatchObject({
        documentId: 'A 1',
        method: 'GET',
        outcome: { kind: 'response', head: { status: 200 } },
      });
    });

    it('keeps the current page while the next one is loading', () => {
      const [request, response] = next(-back) as [NavigationEvent, NavigationEvent];
      const page = pageShown(fold([...before, request, response]));
      expect(page).toMatchObject({ documentId: 'old', outcome: { head: { status: 502 } } });
    });
  });

  it('hides no page when it is set back again', () => {
    const third = next(-7_200_000).map((event) => ({
      ...event,
      ...('documentId' in event ? { documentId: 'third' } : { requestId: 'third' }),
    })) as NavigationEvent[];
    const page = pageShown(fold([...before, ...next(-3_600_000), ...third]));
    expect(page).toMatchObject({ documentId: 'third', outcome: { head: { status: 200 } } });
  });

  it('is not inferred from an event that is delivered up to two seconds late', () => {
    const [request, response, commit] = failing as [NavigationEvent, NavigationEvent, NavigationEvent];
    const late = { ...commit, time: response.time + 1_900 };
    expect(pageShown(fold([late, request, response]))?.outcome).toMatchObject({ head: { status: 502 } });
  });
});
