import type { Cause } from '../../../src/diagnosis/causes.ts';
import { garbage, halfHead, hangsUp, healthy, hugeHead, notHttp, resets, silent } from '../behaviors.ts';
import { SELF_SIGNED } from '../certificate.ts';
import { startTrafficserver } from '../products/trafficserver.ts';
import { expected, ownPages, rows, timeLimit, unresolvable } from './failure.ts';

/** The page is the same for a refused connection and for a failed handshake. */
const notConnected = (...causes: Cause[]) =>
  expected(502, 'trafficserver', 'origin', ...causes, 'origin-unreachable');

/** The page is the same for a closed connection and for a malformed response. */
const badResponse = (...causes: Cause[]) =>
  expected(502, 'trafficserver', 'origin', ...causes, 'origin-unusable', 'origin-crashed');

export const trafficserver = rows('trafficserver', (origin) => startTrafficserver({ origin, timeLimit }), [
  ['app down', 'down', notConnected('origin-unreachable')],
  ['app too slow', silent, expected(504, 'trafficserver', 'origin', 'origin-too-slow')],
  ['connection reset', resets, badResponse('origin-crashed')],
  ['closed without a response', hangsUp, badResponse('origin-crashed')],
  ['not HTTP', notHttp, badResponse('origin-unusable')],
  ['garbage', garbage, badResponse('origin-unusable')],
  ['truncated head', halfHead, expected(502, 'trafficserver', 'origin', 'origin-crashed')],
  ['head too large', hugeHead, badResponse('origin-unusable')],
  [
    'connection limit reached',
    silent,
    expected(503, 'trafficserver', 'origin', 'overloaded', 'unavailable'),
    {
      busy: true,
      start: (origin) =>
        startTrafficserver({
          origin,
          settings: [
            'proxy.config.http.per_server.connection.max INT 1',
            'proxy.config.http.keep_alive_enabled_out INT 0',
          ],
        }),
    },
  ],
  [
    'unresolvable name',
    healthy,
    expected(500, 'trafficserver', ['gateway', 'origin'], 'gateway-dns'),
    { start: () => startTrafficserver(unresolvable) },
  ],
  [
    'TLS to a plaintext app',
    healthy,
    { ...notConnected('gateway-tls'), fault: ['origin', 'gateway'] },
    { start: (origin) => startTrafficserver({ origin, timeLimit, tls: true }) },
  ],
  [
    'untrusted certificate',
    healthy,
    { ...notConnected('gateway-tls'), fault: ['origin', 'gateway'] },
    { start: (origin) => startTrafficserver({ origin, timeLimit, tls: true }), tls: SELF_SIGNED },
  ],
  [
    'no mapping',
    healthy,
    expected(404, 'trafficserver', 'none', 'not-found', 'no-site'),
    { start: (origin) => startTrafficserver({ origin, path: '/app/' }) },
  ],
  ...ownPages,
]);
