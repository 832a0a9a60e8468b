import type { Cause } from '../../../src/diagnosis/causes.ts';
import { garbage, halfHead, healthy, resets, silent } from '../behaviors.ts';
import { SELF_SIGNED } from '../certificate.ts';
import { startApache } from '../products/apache.ts';
import { expected, ownPages, rows, timeLimit, unresolvable } from './failure.ts';

/** Apache's page mentions "maintenance downtime or capacity problems", whatever the cause. */
export const apache503 = (...causes: Cause[]) =>
  expected(503, 'apache', 'origin', ...causes, 'origin-unreachable', 'overloaded', 'unavailable');

/** The status depends on the version; the page always states the cause. */
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
  ['truncated head', halfHead, expected(502, 'apache', 'origin', 'origin-crashed', 'origin-unusable')],
  [
    'connection limit reached',
    silent,
    apache503('overloaded'),
    { busy: true, start: (origin) => startApache({ origin, worker: 'max=1 acquire=500' }) },
  ],
  ['unresolvable name', healthy, unknownName, { start: () => startApache(unresolvable) }],
  [
    'TLS to a plaintext app',
    healthy,
    failedHandshake,
    { start: (origin) => startApache({ origin, timeLimit, tls: true }) },
  ],
  [
    'untrusted certificate',
    healthy,
    failedHandshake,
    { start: (origin) => startApache({ origin, timeLimit, tls: true }), tls: SELF_SIGNED },
  ],
  ...ownPages,
]);
