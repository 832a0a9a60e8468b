import type { Cause } from '../../../src/diagnosis/causes.ts';
import { failing, garbage, hugeHead, notHttp, resets, silent } from '../behaviors.ts';
import { startVarnish } from '../products/varnish.ts';
import { expected, ownPages, rows, timeLimit } from './failure.ts';

/**
 * Varnish sends one page for every failed fetch; only the time distinguishes a slow application from a
 * stopped one.
 */
export const fetchFailed = (...causes: Cause[]) =>
  expected(
    503,
    'varnish',
    'origin',
    ...causes,
    'origin-unreachable',
    'origin-unusable',
    'origin-crashed',
    'origin-too-slow',
    'overloaded',
  );

export const varnish = rows('varnish', (origin) => startVarnish({ origin, timeLimit }), [
  ['app down', 'down', fetchFailed('origin-unreachable')],
  ['app too slow', silent, fetchFailed('origin-too-slow')],
  ['connection reset', resets, fetchFailed('origin-crashed')],
  ['not HTTP', notHttp, fetchFailed('origin-unusable')],
  ['garbage', garbage, fetchFailed('origin-unusable')],
  ['head too large', hugeHead, fetchFailed('origin-unusable')],
  [
    'no healthy backend',
    failing(500),
    fetchFailed('origin-unreachable'),
    {
      start: (origin) =>
        startVarnish({ origin, backend: '.probe = { .interval = 1h; .initial = 0; .threshold = 2; }' }),
    },
  ],
  [
    'connection limit reached',
    silent,
    fetchFailed('overloaded'),
    { busy: true, start: (origin) => startVarnish({ origin, backend: '.max_connections = 1;' }) },
  ],
  ...ownPages,
]);
