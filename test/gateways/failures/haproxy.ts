import type { Cause } from '../../../src/diagnosis/causes.ts';
import { halfHead, healthy, notHttp, resets, silent } from '../behaviors.ts';
import { SELF_SIGNED } from '../certificate.ts';
import { startHaproxy } from '../products/haproxy.ts';
import { expected, ownPages, rows, timeLimit, unresolvable } from './failure.ts';

const noServer = (...causes: Cause[]) =>
  expected(503, 'haproxy', 'origin', ...causes, 'origin-unreachable', 'overloaded', 'unavailable');
const badResponse = expected(502, 'haproxy', 'origin', 'origin-unusable', 'origin-crashed');

export const haproxy = rows('haproxy', (origin) => startHaproxy({ origin, timeLimit }), [
  ['app down', 'down', noServer('origin-unreachable')],
  ['app too slow', silent, expected(504, 'haproxy', 'origin', 'origin-too-slow')],
  ['connection reset', resets, badResponse],
  ['not HTTP', notHttp, badResponse],
  ['truncated head', halfHead, badResponse],
  [
    'no server in service',
    healthy,
    noServer('origin-unreachable'),
    { start: (origin) => startHaproxy({ origin, server: 'disabled' }) },
  ],
  [
    'queue full',
    silent,
    noServer('overloaded'),
    { busy: true, start: (origin) => startHaproxy({ origin, timeLimit: 2, server: 'maxconn 1' }) },
  ],
  [
    'unresolvable name',
    healthy,
    { ...noServer('gateway-dns'), fault: ['gateway', 'origin'] },
    { start: () => startHaproxy(unresolvable) },
  ],
  [
    'untrusted certificate',
    healthy,
    { ...noServer('gateway-tls'), fault: ['origin', 'gateway'] },
    { start: (origin) => startHaproxy({ origin, timeLimit, tls: true }), tls: SELF_SIGNED },
  ],
  [
    'rate limit',
    healthy,
    expected(429, 'haproxy', ['none', 'user'], 'rate-limited'),
    { start: (origin) => startHaproxy({ origin, frontend: 'http-request deny deny_status 429' }) },
  ],
  ...ownPages,
]);
