import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominantPhase, type PageTiming, pageTiming } from '../../src/parts/page-timing.ts';
import { times } from './samples.ts';

describe('the timing of a page', () => {
  it('has each phase of the load in order, with their sum', () => {
    expect(pageTiming(times)).toEqual({
      phases: [
        { name: 'name', took: 20 },
        { name: 'connect', took: 30 },
        { name: 'secure', took: 70 },
        { name: 'wait', took: 150 },
        { name: 'download', took: 50 },
      ],
      total: 320,
      protocol: 'HTTP/2',
    });
  });

  it('has a lookup and a connection of no length on a connection that was open', () => {
    const reused = {
      domainLookupStart: 5,
      domainLookupEnd: 5,
      connectStart: 5,
      secureConnectionStart: 0,
      connectEnd: 5,
    };
    expect(pageTiming({ ...times, ...reused })?.phases).toEqual([
      { name: 'name', took: 0 },
      { name: 'connect', took: 0 },
      { name: 'wait', took: 150 },
      { name: 'download', took: 50 },
    ]);
  });

  it('does not count a TLS handshake of plain http', () => {
    const phases = pageTiming({ ...times, secureConnectionStart: 0 })?.phases;
    expect(phases).toContainEqual({ name: 'connect', took: 100 });
  });

  it('is unknown for a page from the cache', () => {
    const zeros = Object.fromEntries(Object.keys(times).map((name) => [name, 0]));
    expect(pageTiming({ ...times, ...zeros, nextHopProtocol: '' })).toBeUndefined();
  });

  it('has no negative phase, whatever the browser reports', () => {
    const any = fc.record(
      Object.fromEntries(
        Object.keys(times)
          .filter((name) => name !== 'nextHopProtocol')
          .map((name) => [name, fc.nat(10_000)]),
      ),
    );
    fc.assert(
      fc.property(any, (values) => {
        const timing = pageTiming({ ...times, ...values });
        for (const { took } of timing?.phases ?? []) expect(took).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the dominant phase', () => {
  const slow = (took: number, total: number): PageTiming => ({
    phases: [
      { name: 'name', took },
      { name: 'wait', took: total - took },
    ],
    total,
    protocol: undefined,
  });

  it('is the one that took more than half of a slow load', () => {
    expect(dominantPhase(slow(4_800, 5_000))).toEqual({ name: 'name', took: 4_800 });
    expect(dominantPhase(slow(2_500, 5_000))).toBeUndefined();
  });

  it('is of no interest in a fast load', () => {
    expect(dominantPhase(slow(480, 500))).toBeUndefined();
  });
});
