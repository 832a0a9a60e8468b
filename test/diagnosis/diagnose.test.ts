import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Header, Page } from '../../src/navigation/page.ts';
import { cases } from '../corpus/corpus.ts';
import { allClaims } from '../support/confidence.ts';
import { processorTimeOf } from '../support/processor-time.ts';
import { arrivedAt, diagnosed, pageAnswered, pageFailed, stockPage } from './responses.ts';

const known = { now: arrivedAt, online: true };

describe('a response', () => {
  it('reveals the chain from the user to the origin, with the state of each hop', () => {
    const headers = { server: 'cloudflare', 'cf-ray': '9dcb32d71dc4b486-FRA', 'content-type': 'text/html' };
    const { chain } = diagnosed({ status: 502, headers, body: stockPage('502 Bad Gateway', 'nginx') });
    expect(chain).toEqual([
      { kind: 'user', state: 'fine' },
      { kind: 'network', state: 'fine' },
      { kind: 'edge', product: 'cloudflare', state: 'fine' },
      { kind: 'gateway', product: 'nginx', state: 'fine' },
      { kind: 'origin', state: 'broken' },
    ]);
  });

  it('provides the request IDs that support asks for', () => {
    const { ids } = diagnosed({
      status: 522,
      headers: { Server: 'cloudflare', 'CF-RAY': 'abc-FRA', 'X-Request-Id': '7' },
    });
    expect(ids).toEqual([
      { name: 'cf-ray', value: 'abc-FRA' },
      { name: 'x-request-id', value: '7' },
    ]);
  });

  it.each([
    [1016, 530, 'gateway-dns', 'origin', 'ask'],
    [1033, 530, 'origin-unreachable', 'origin', 'auto'],
    [1015, 429, 'rate-limited', 'none', 'ask'],
    [1020, 403, 'blocked', 'none', 'never'],
    [1101, 500, 'origin-crashed', 'origin', 'ask'],
    [1200, 503, 'overloaded', 'origin', 'auto'],
  ])("has the cause of Cloudflare's code %i", (code, status, cause, fault, retry) => {
    const response = { status, headers: { server: 'cloudflare' }, body: `error code: ${code}` };
    expect(diagnosed(response)).toMatchObject({ generatedBy: 'cloudflare', cause, fault, retry });
  });

  it('states that a cookie is too large, whichever hop generated it', () => {
    const body = stockPage('400 Bad Request', 'nginx').replace(
      '<hr>',
      'Request Header Or Cookie Too Large<hr>',
    );
    expect(diagnosed({ status: 400, headers: { server: 'nginx' }, body })).toMatchObject({
      cause: 'header-too-large',
      fault: 'user',
    });
  });

  it('is recognized as nginx’s by its length alone', () => {
    const page = stockPage('502 Bad Gateway', 'nginx/1.24.0 (Ubuntu)');
    const headers = { server: 'nginx/1.24.0 (Ubuntu)', 'content-length': String(page.length) };
    expect(diagnosed({ status: 502, headers })).toMatchObject({
      generatedBy: 'nginx',
      confidence: { generatedBy: 'high' },
    });
    expect(
      diagnosed({ status: 502, headers: { ...headers, 'content-length': '9' } }).confidence.generatedBy,
    ).toBe('medium');
  });

  it('with Retry-After sets the earliest time for a retry', () => {
    expect(diagnosed({ status: 503, headers: { 'retry-after': '30' } }).notBefore).toBe(arrivedAt + 30_000);
  });

  it.each(['0', '-5', 'soon', 'Sun, 22 Nov 2026 11:00:00 GMT'])(
    'with Retry-After: %s is diagnosed as without one',
    (value) => {
      const diagnosis = diagnosed({ status: 429, headers: { 'retry-after': value } });
      expect(diagnosis).toEqual(diagnosed({ status: 429 }));
      expect(diagnosis).toMatchObject({ notBefore: undefined, retry: 'ask' });
    },
  );

  it('is diagnosed from its status alone, or even without it', () => {
    const outcome = { kind: 'probed', status: 502 } as const;
    const page: Page = { ...pageAnswered({ status: 502 }), method: undefined, outcome };
    expect(diagnose(page, known)).toMatchObject({ status: 502, fault: 'site' });
    expect(diagnose({ ...page, outcome: { kind: 'unseen' } }, known)).toMatchObject({
      status: undefined,
      cause: 'unknown',
      fault: 'unknown',
      confidence: allClaims('low'),
    });
  });
});

describe('a failure without a status', () => {
  const recentSuccesses = { at: arrivedAt - 20_000, origins: ['https://other.example'] };

  it.each([
    ['net::ERR_CONNECTION_REFUSED', 'connection-refused'],
    ['Error code 2152398861', 'connection-refused'],
    ['net::ERR_NAME_NOT_RESOLVED', 'name-not-found'],
  ])('%s is the site’s fault if another site just loaded, and open otherwise', (code, cause) => {
    expect(diagnose(pageFailed(code), { ...known, recentSuccesses })).toMatchObject({
      cause,
      fault: 'origin',
      connection: 'works',
    });
    expect(diagnose(pageFailed(code), known)).toMatchObject({
      cause,
      fault: 'unknown',
      connection: 'unknown',
    });
  });

  it('is the user’s fault if the browser is offline', () => {
    const page = pageFailed('net::ERR_NAME_NOT_RESOLVED');
    expect(diagnose(page, { ...known, online: false })).toMatchObject({ cause: 'offline', fault: 'user' });
  });

  it('leaves the user’s connection in doubt if no other site has loaded for long', () => {
    const old = { ...recentSuccesses, at: arrivedAt - 3600_000 };
    expect(diagnose(pageFailed('net::ERR_TIMED_OUT'), { ...known, recentSuccesses: old })).toMatchObject({
      connection: 'doubtful',
      confidence: { fault: 'low' },
    });
  });

  it('does not count the site itself as another site', () => {
    const own = { ...recentSuccesses, origins: ['https://www.example.com'] };
    expect(diagnose(pageFailed('net::ERR_TIMED_OUT'), { ...known, recentSuccesses: own }).connection).toBe(
      'unknown',
    );
  });

  it('is the network’s fault if its proxy failed, and the origin’s on a private host', () => {
    expect(diagnose(pageFailed('net::ERR_PROXY_CONNECTION_FAILED'), known).fault).toBe('network');
    expect(
      diagnose(pageFailed('net::ERR_CONNECTION_REFUSED', 'http://localhost:3000/'), known),
    ).toMatchObject({ fault: 'origin', privateHost: true });
  });
});

describe('any response, however hostile', () => {
  const lines = cases.flatMap(({ headers }) => headers);
  const header = fc.oneof(
    fc.tuple(
      fc.constantFrom(...lines.map(([name]) => name)),
      fc.oneof(fc.string(), fc.constantFrom(...lines.map(([, value]) => value))),
    ),
    fc.tuple(fc.string(), fc.string()),
  );
  const text = fc.oneof(fc.string(), fc.constantFrom(...cases.map(({ body }) => body)));

  it('is diagnosed without an exception, as plain data of bounded size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1, max: 1000 }),
        fc.array(header, { maxLength: 20 }),
        text,
        fc.double(),
        (status, headers, said, took) => {
          const head = { status, headers, fromCache: false, redirected: false, timeToFirstByte: took };
          const outcome = { kind: 'response', head } as const;
          const page: Page = { ...pageAnswered({ status, url: said }), method: undefined, outcome };
          const content = {
            title: said,
            text: said,
            markup: said,
            textLength: said.length,
            refreshes: false,
          };
          const diagnosis = diagnose(page, { ...known, content });
          const { chain } = diagnosis;
          const isWhole = chain[0]?.kind === 'user' && chain.at(-1)?.kind === 'origin';
          return isWhole && JSON.stringify(diagnosis).length < 6000;
        },
      ),
      { numRuns: 2000 },
    );
  });

  const lure = 'HTTP ERROR 500 Reference #1 cache-a-error 502 Bad Fatal error: '.repeat(80).slice(0, 4096);
  const names = ['via', 'server', 'set-cookie', 'x-cache', 'proxy-status'];

  // Guards against catastrophic backtracking (one pattern took 49 s); the benchmark measures the speed
  // otherwise.
  it.each<[string, (index: number) => Header]>([
    ['values that nearly match every pattern', (index) => [names[index % 5] ?? '', lure]],
    [
      'names that nearly match a pattern',
      (index) => [index === 0 ? 'server' : `${'server-'.repeat(500)}${index}`, 'Caddy'],
    ],
    ['as many short names as are read', (index) => [index === 0 ? 'server' : `server-${index}`, 'Caddy']],
  ])('does not hang on 256 KB of headers: %s', (_kind, header) => {
    const headers = Array.from({ length: 64 }, (_, index) => header(index));
    const head = { status: 503, headers, fromCache: false, redirected: false };
    const outcome = { kind: 'response', head } as const;
    const page: Page = { ...pageAnswered({ status: 503, url: '' }), outcome };
    const content = { title: lure, text: lure, markup: lure, textLength: lure.length, refreshes: false };
    expect(processorTimeOf(() => diagnose(page, { ...known, content }))).toBeLessThan(1_000);
  });
});
