import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import type { PastedResponse } from '../../src/pasted/pasted-response.ts';
import { readPasted } from '../../src/pasted/read-pasted.ts';
import { diagnosisOf, pathOf, responsesIn } from './read-texts.ts';

type Expected = Partial<PastedResponse>;
type Known = Pick<Diagnosis, 'generatedBy'> & { readonly cause: Cause };

/**
 * One response each. What curl, wget, nginx and HAProxy wrote was captured from them, and so was what has the version of a
 * browser in its name (`texts/origins.md`); the rest is as documented.
 */
const texts: readonly (readonly [file: string, Expected, Known])[] = [
  [
    'curl-si.txt',
    { format: 'http', status: 502, url: 'http://shop.example:9180/closes' },
    { generatedBy: 'nginx', cause: 'origin-unusable' },
  ],
  [
    'curl-sv.txt',
    { format: 'http', status: 504, method: 'GET', url: 'http://shop.example:9180/silent' },
    { generatedBy: 'nginx', cause: 'origin-too-slow' },
  ],
  ['curl-head.txt', { format: 'http', status: 502 }, { generatedBy: 'nginx', cause: 'origin-unusable' }],
  [
    'curl-refused.txt',
    { format: 'tool-error', error: 'ERR_CONNECTION_REFUSED', url: 'http://127.0.0.1:9199/' },
    { generatedBy: null, cause: 'connection-refused' },
  ],
  [
    'wget-s.txt',
    { format: 'wget', status: 502, url: 'http://127.0.0.1:9180/closes' },
    { generatedBy: 'nginx', cause: 'origin-unusable' },
  ],
  [
    'wget-name.txt',
    { format: 'tool-error', error: 'ERR_NAME_NOT_RESOLVED', url: 'http://nowhere.invalid/' },
    { generatedBy: null, cause: 'name-not-found' },
  ],
  [
    'httpie-verbose.txt',
    { format: 'http', status: 502, method: 'GET', url: 'https://shop.example/closes' },
    { generatedBy: 'haproxy', cause: 'origin-unusable' },
  ],
  [
    'powershell-5-error.txt',
    { format: 'powershell', status: 502, url: 'https://shop.example/cart' },
    { generatedBy: null, cause: 'origin-unusable' },
  ],
  [
    'powershell-5-response.txt',
    { format: 'powershell', status: 504, method: 'GET', url: 'https://shop.example/cart' },
    { generatedBy: 'nginx', cause: 'origin-too-slow' },
  ],
  [
    'powershell-7-content.txt',
    { format: 'powershell', status: 503 },
    { generatedBy: 'haproxy', cause: 'origin-unreachable' },
  ],
  [
    'chrome-panel-lines.txt',
    { format: 'panel', status: 522, method: 'GET' },
    { generatedBy: 'cloudflare', cause: 'origin-unreachable' },
  ],
  [
    'chrome-panel-general.txt',
    { format: 'panel', status: 503, method: 'POST', url: 'https://shop.example/api/orders' },
    { generatedBy: 'origin', cause: 'unavailable' },
  ],
  [
    'firefox-raw-headers.txt',
    { format: 'http', status: 504 },
    { generatedBy: 'aws-alb', cause: 'origin-too-slow' },
  ],
  [
    'firefox-copy-all.txt',
    { format: 'panel', status: 502 },
    { generatedBy: 'nginx', cause: 'origin-unusable' },
  ],
  [
    'chrome.har',
    { format: 'har', status: 504, method: 'POST', timeToFirstByte: 60_003.6 },
    { generatedBy: 'nginx', cause: 'origin-too-slow' },
  ],
  [
    'firefox.har',
    { format: 'har', status: 502, method: 'GET', url: 'https://shop.example/' },
    { generatedBy: 'nginx', cause: 'origin-unreachable' },
  ],
  [
    'chromium-156-nginx.har',
    { format: 'har', status: 502, method: 'GET' },
    { generatedBy: 'nginx', cause: 'origin-unreachable' },
  ],
  [
    'chromium-156-haproxy.har',
    { format: 'har', status: 504, method: 'GET' },
    { generatedBy: 'haproxy', cause: 'origin-too-slow' },
  ],
  [
    'chromium-156-nginx-headers.txt',
    { format: 'panel', status: 502, method: 'GET', url: 'http://shop.example:27431/closes?token=s3cret' },
    { generatedBy: 'nginx', cause: 'origin-unusable' },
  ],
  [
    'chromium-156-haproxy-headers.txt',
    { format: 'panel', status: 504, method: 'GET', url: 'http://api.shop.example:25364/silent' },
    { generatedBy: 'haproxy', cause: 'origin-too-slow' },
  ],
  [
    'firefox-153-nginx.har',
    { format: 'har', status: 502, method: 'GET', timeToFirstByte: 6 },
    { generatedBy: 'nginx', cause: 'origin-unreachable' },
  ],
  [
    'firefox-153-haproxy.har',
    { format: 'har', status: 504, method: 'GET', timeToFirstByte: 2_002 },
    { generatedBy: 'haproxy', cause: 'origin-too-slow' },
  ],
  [
    'firefox-153-nginx-headers.txt',
    { format: 'http', status: 502 },
    { generatedBy: 'nginx', cause: 'origin-unusable' },
  ],
  [
    'firefox-153-haproxy-headers.txt',
    { format: 'http', status: 504 },
    { generatedBy: 'haproxy', cause: 'origin-too-slow' },
  ],
  [
    'nginx-error.log',
    { format: 'nginx-log', status: 502, method: 'GET', url: 'https://shop.example/down' },
    { generatedBy: 'nginx', cause: 'origin-unreachable' },
  ],
  [
    'nginx-access.log',
    { format: 'access-log', status: 502, method: 'GET', path: '/down' },
    { generatedBy: null, cause: 'origin-unusable' },
  ],
  [
    'haproxy.log',
    { format: 'haproxy-log', status: 503, method: 'GET', path: '/down', timeToFirstByte: 3_015 },
    { generatedBy: 'haproxy', cause: 'origin-unreachable' },
  ],
  [
    'apache-error.log',
    { format: 'apache-log', status: 503 },
    { generatedBy: null, cause: 'origin-unreachable' },
  ],
  [
    'apache-access-vhost.log',
    { format: 'access-log', status: 503, path: '/down' },
    { generatedBy: null, cause: 'unavailable' },
  ],
  [
    'chrome-console.txt',
    { format: 'console', status: 502, url: 'https://shop.example/api/cart' },
    { generatedBy: null, cause: 'origin-unusable' },
  ],
  [
    'firefox-console.txt',
    { format: 'console', status: 502, url: 'https://shop.example/api/cart' },
    { generatedBy: null, cause: 'origin-unusable' },
  ],
  [
    'chrome-error-page.txt',
    { format: 'browser-error', error: 'ERR_CONNECTION_REFUSED' },
    { generatedBy: null, cause: 'connection-refused' },
  ],
  [
    'firefox-error-code.txt',
    { format: 'browser-error', error: 'SEC_ERROR_UNKNOWN_ISSUER' },
    { generatedBy: null, cause: 'certificate-bad' },
  ],
  ['bare-status.txt', { format: 'status', status: 502 }, { generatedBy: null, cause: 'origin-unusable' }],
  [
    'haproxy-page.txt',
    { format: 'page', status: 503 },
    { generatedBy: 'haproxy', cause: 'origin-unreachable' },
  ],
  [
    'cloudflare-page.txt',
    { format: 'page', status: 521 },
    { generatedBy: 'cloudflare', cause: 'origin-unreachable' },
  ],
  [
    'envoy-page.txt',
    { format: 'page', status: undefined },
    { generatedBy: 'envoy', cause: 'origin-unreachable' },
  ],
];

describe('a pasted text', () => {
  it.each(texts)('is explained: %s', (file, expected, known) => {
    const [response] = responsesIn(file);
    expect(response).toMatchObject(expected);
    expect(response && diagnosisOf(response)).toMatchObject(known);
  });

  it('is explained alike with the line ends of Windows', () => {
    for (const [file, expected] of texts) {
      const windows = readFileSync(pathOf(file), 'utf8').replace(/\r?\n/g, '\r\n');
      const reading = readPasted(windows);
      expect(reading.kind === 'responses' && reading.responses[0], file).toMatchObject(expected);
    }
  });
});

/** Returns `status cause` of each response of a log, in the order of its requests where all failed alike. */
const causesIn = (file: string) =>
  responsesIn(file).map((response) => `${response.status} ${diagnosisOf(response).cause}`);

describe('a log of a real server', () => {
  it('says for each line of nginx why the request failed', () => {
    expect(causesIn('nginx-error.log').slice(0, 12)).toEqual([
      '502 origin-unreachable',
      '502 origin-unusable',
      '504 origin-too-slow',
      '502 origin-unusable',
      '502 origin-unusable',
      '502 origin-unusable',
      '502 gateway-tls',
      '502 origin-unreachable',
      '502 gateway-dns',
      '502 origin-unreachable',
      '503 overloaded',
      '502 origin-unusable',
    ]);
  });

  it('says for each line of HAProxy what its termination state means', () => {
    expect(causesIn('haproxy.log')).toEqual([
      '503 origin-unreachable',
      '502 origin-unusable',
      '504 origin-too-slow',
      '502 origin-unusable',
      '502 origin-unusable',
      '503 origin-unreachable',
      '502 origin-unusable',
      '403 blocked',
    ]);
  });

  it('says for each failure of Apache why, once', () => {
    expect(causesIn('apache-error.log')).toEqual([
      '503 origin-unreachable',
      '502 origin-unusable',
      '502 origin-too-slow',
      '502 origin-unusable',
      '500 gateway-dns',
    ]);
  });

  it('is quoted without the address of the client', () => {
    for (const file of ['nginx-error.log', 'haproxy.log', 'apache-error.log'])
      for (const { quote } of responsesIn(file)) expect(quote).not.toMatch(/client:|:\d{5}\b/);
  });
});

describe('a HAR file', () => {
  it('lists failures first: no response and 5xx, then 4xx, then the rest', () => {
    expect(responsesIn('chrome.har').map(({ status, error }) => status ?? error)).toEqual([
      504,
      'net::ERR_NAME_NOT_RESOLVED',
      404,
      200,
      'net::ERR_ABORTED',
    ]);
    expect(responsesIn('firefox.har').map(({ status }) => status)).toEqual([502, undefined, 200]);
  });
});

describe('what a network panel copied and saved', () => {
  it('has a failure for each request that failed, and no more', () => {
    expect(causesIn('firefox-153-nginx.har')).toEqual([
      '502 origin-unreachable',
      '504 origin-too-slow',
      'undefined unknown',
      '404 not-found',
      '200 fine',
      '200 fine',
      '200 fine',
    ]);
    expect(causesIn('chromium-156-nginx.har')).toEqual([
      '502 origin-unreachable',
      '504 origin-too-slow',
      'undefined connection-refused',
      '404 not-found',
      '200 fine',
      '200 fine',
    ]);
    expect(causesIn('chromium-156-haproxy.har')).toEqual(['504 origin-too-slow', '200 fine']);
    expect(causesIn('firefox-153-haproxy.har')).toEqual(['504 origin-too-slow', '200 fine']);
  });

  it('has no status where only headers were copied, and is refused for that', () => {
    const copied = readFileSync(pathOf('firefox-153-copy-all.txt'), 'utf8');
    expect(readPasted(copied)).toEqual({ kind: 'refused', refusal: { kind: 'no-status' } });
    expect(readPasted(`502\n${copied}`)).toMatchObject({ kind: 'responses', total: 1 });
  });
});

describe('headers of a network panel', () => {
  it('are those of the response, without those of the request', () => {
    const selected = responsesIn('chromium-156-nginx-headers.txt')[0]?.headers.map(([name]) => name) ?? [];
    expect(selected.filter((name) => /^:|accept|user-agent|cookie|host/.test(name))).toEqual([]);
    for (const file of ['chrome-panel-lines.txt', 'chrome-panel-general.txt']) {
      const names = responsesIn(file)[0]?.headers.map(([name]) => name) ?? [];
      expect(names).toEqual(expect.arrayContaining(['content-type', 'server', 'date']));
      expect(names).not.toEqual(expect.arrayContaining(['cookie']));
      expect(names.filter((name) => /^:|accept|user-agent/.test(name))).toEqual([]);
    }
  });
});
