import type { Cause } from '../../../src/diagnosis/causes.ts';
import { garbage, halfHead, healthy, resets, silent } from '../behaviours.ts';
import { SELF_SIGNED } from '../certificate.ts';
import { startApache } from '../products/apache.ts';
import { expected, ownPages, rows, timeLimit, unresolvable } from './failure.ts';

/** Its page speaks of "maintenance downtime or capacity problems" whatever the trouble is. */
export const apache503 = (...truth: Cause[]) =>
  expected(503, 'apache', 'origin', ...truth, 'origin-unreachable', 'overloaded', 'unavailable');

/** The status depends on the version; the page names the reason in all. */
export const unknownName = expected([500, 502], 'apache', 'gateway', 'gateway-dns');
const failedHandshake = expected([500, 502], 'apache', ['origin', 'gateway'], 'gateway-tls');

export const apache = rows('apache', (origin) => startApache({ origin, timeLimit }), [
  ['app down', 'down', apache503('origin-unreachable')],
  [
    'app too slow',
    silent,
    expected(502, 'apache', 'origin', 'origin-too-slow', 'origin-unusable', 'origin-crashed'),
  ],
  ['connection reset', resets, expected(502, 'apache', 'origin', 'origin-crashed', 'origin-unusable')],
  ['garbage', garbage, expected(502, 'apache', 'origin', 'origin-unusable', 'origin-crashed')],
  ['answer breaks off', halfHead, expected(502, 'apache', 'origin', 'origin-crashed', 'origin-unusable')],
  [
    'connections used up',
    silent,
    apache503('overloaded'),
    { busy: true, start: (origin) => startApache({ origin, worker: 'max=1 acquire=500' }) },
  ],
  ['unresolvable name', healthy, unknownName, { start: () => startApache(unresolvable) }],
  [
    'plain app, TLS asked',
    healthy,
    failedHandshake,
    { start: (origin) => startApache({ origin, timeLimit, tls: true }) },
  ],
  [
    'certificate not trusted',
    healthy,
    failedHandshake,
    { start: (origin) => startApache({ origin, timeLimit, tls: true }), tls: SELF_SIGNED },
  ],
  ...ownPages,
]);
