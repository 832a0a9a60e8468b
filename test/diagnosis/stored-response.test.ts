import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStoredResponse } from '../../src/diagnosis/stored-response.ts';
import { processorTimeOf } from '../support/processor-time.ts';

describe('a response from a shared cache’s store', () => {
  it.each([
    ['CF-Cache-Status', 'HIT'],
    ['cf-cache-status', 'STALE'],
    ['cf-cache-status', 'UPDATING'],
    ['Age', '340'],
    ['age', ' 1 '],
    ['X-Cache', 'HIT'],
    ['X-Cache', 'Hit from cloudfront'],
    ['X-Cache', 'MISS, HIT'],
    ['X-Cache', 'HIT, MISS'],
    ['X-Cache', 'HIT from proxy.example'],
    ['X-Cache', 'HIT TCP_MEM_HIT dirn:11:355'],
    ['X-Cache', 'TCP_HIT from a23-1.deploy.akamaitechnologies.com (AkamaiGHost/11.0)'],
    ['X-Cache', 'TCP_MEM_HIT from a23-1'],
    ['X-Cache', 'TCP_NEGATIVE_HIT from a23-1'],
    ['X-Cache', 'TCP_REMOTE_HIT'],
    ['X-Cache-Status', 'STALE'],
    ['X-Proxy-Cache', 'HIT'],
    ['Cache-Status', 'ExampleCache; hit'],
    ['Cache-Status', '"Netlify Edge"; fwd=miss, "Netlify Durable"; hit; ttl=60'],
    ['CDN-Cache', 'HIT'],
    ['X-Vercel-Cache', 'HIT'],
    ['X-Vercel-Cache', 'STALE'],
    ['X-77-Cache', 'HIT'],
    ['X-Varnish', '32770 3'],
  ])('is recognized by %s: %s', (name, value) => {
    expect(
      isStoredResponse([
        ['server', 'x'],
        [name, value],
      ]),
    ).toBe(true);
  });
});

describe('a response that may be from the origin', () => {
  it.each([
    ['cf-cache-status', 'MISS'],
    ['cf-cache-status', 'DYNAMIC'],
    ['cf-cache-status', 'BYPASS'],
    ['cf-cache-status', 'EXPIRED'],
    ['cf-cache-status', 'REVALIDATED'],
    ['age', '0'],
    ['age', '-5'],
    ['age', '1.5'],
    ['age', 'old'],
    ['age', ''],
    ['X-Cache', 'MISS'],
    ['X-Cache', 'MISS, MISS'],
    ['X-Cache', 'Miss from cloudfront'],
    ['X-Cache', 'RefreshHit from cloudfront'],
    ['X-Cache', 'Error from cloudfront'],
    ['X-Cache', 'MISS from hit.example'],
    ['X-Cache', 'TCP_MISS from a23-1'],
    ['X-Cache', 'TCP_REFRESH_HIT from a23-1'],
    ['X-Cache', 'TCP_REFRESH_MISS from a23-1'],
    ['Cache-Status', 'ExampleCache; fwd=uri-miss; stored'],
    ['Cache-Status', 'ExampleCache; hit=?0'],
    ['Cache-Status', 'hit'],
    ['Cache-Status', '!!; hit'],
    ['CDN-Cache', 'MISS'],
    ['X-Vercel-Cache', 'MISS'],
    ['X-Vercel-Cache', 'PRERENDER'],
    ['X-Varnish', '32770'],
    ['Content-Type', 'text/html; hit'],
  ])('is not recognized as stored by %s: %s', (name, value) => {
    expect(isStoredResponse([[name, value]])).toBe(false);
  });

  it('is not recognized as stored without headers', () => {
    expect(isStoredResponse([])).toBe(false);
  });
});

it('reads every line of a repeated Cache-Status', () => {
  const headers = [
    ['Cache-Status', 'Origin; fwd=miss'],
    ['Cache-Status', 'Edge; hit'],
  ] as const;
  expect(isStoredResponse(headers)).toBe(true);
});

it('never throws, and reads long headers quickly', () => {
  const names = fc.constantFrom('age', 'x-cache', 'cache-status', 'x-varnish', 'cf-cache-status');
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string())), (headers) => {
      expect(typeof isStoredResponse(headers)).toBe('boolean');
    }),
  );
  for (const unit of ['TCP_', 'TCP_A_', 'a;', 'a; b=', 'a, ', '1 ', '1', ' ', 'MISS,', '"']) {
    const value = unit.repeat(262_144 / unit.length);
    const headers = ['age', 'x-cache', 'cache-status', 'x-varnish'].map((name) => [name, value] as const);
    expect(isStoredResponse(headers)).toBe(false);
    expect(processorTimeOf(() => isStoredResponse(headers))).toBeLessThan(1_000);
  }
});
