import { expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import { retryClassOf } from '../../src/diagnosis/retry-class.ts';
import { meaningOf } from '../../src/diagnosis/statuses.ts';

const byStatus = (status: number, hasRetryAfter = false) =>
  retryClassOf(status, meaningOf(status, { isGateway: false, isNoCdn: false })[0], hasRetryAfter);

it.each([502, 503, 504, 520, 521, 522, 523, 524])('%i is retried automatically', (status) => {
  expect(byStatus(status)).toBe('auto');
});

it.each([500, 408, 425, 507, 421, 527, 529, 540, 561, 598, 599, 577])(
  '%i is retried only when the user asks',
  (status) => {
    expect(byStatus(status)).toBe('ask');
  },
);

it.each([400, 401, 403, 404, 405, 410, 413, 431, 451, 501, 505, 506, 508, 510, 511, 525, 526])(
  '%i is never retried',
  (status) => {
    expect(byStatus(status)).toBe('never');
  },
);

it('429 is retried automatically only with Retry-After', () => {
  expect(byStatus(429, true)).toBe('auto');
  expect(byStatus(429)).toBe('ask');
});

it.each([429, 503, 502])('%i for a rate limit is retried automatically only with Retry-After', (status) => {
  expect(retryClassOf(status, 'rate-limited', true)).toBe('auto');
  expect(retryClassOf(status, 'rate-limited', false)).toBe('ask');
});

it('403 for a rate limit is never retried', () => {
  expect(retryClassOf(403, 'rate-limited', false)).toBe('never');
});

it('530 is retried automatically if the origin is down, but not if it is misconfigured', () => {
  expect(retryClassOf(530, 'origin-unreachable', false)).toBe('auto');
  expect(retryClassOf(530, 'gateway-dns', false)).toBe('ask');
});

it.each<Cause>(['bot-check', 'blocked'])('%s takes precedence over a temporary status', (cause) => {
  expect(retryClassOf(503, cause, true)).toBe('never');
});

it.each<[Cause, string]>([
  ['connection-lost', 'auto'],
  ['offline', 'auto'],
  ['name-not-found', 'ask'],
  ['certificate-bad', 'never'],
  ['browser-blocked', 'never'],
])('without a status, %s: %s', (cause, retry) => {
  expect(retryClassOf(undefined, cause, false)).toBe(retry);
});
