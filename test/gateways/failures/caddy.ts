import type { Cause } from '../../../src/diagnosis/causes.ts';
import { healthy, notHttp, resets, silent } from '../behaviors.ts';
import { SELF_SIGNED } from '../certificate.ts';
import { startCaddy } from '../products/caddy.ts';
import { expected, ownPages, rows, timeLimit, unresolvable } from './failure.ts';

export const caddy502 = (...causes: Cause[]) =>
  expected(502, 'caddy', 'origin', ...causes, 'origin-unreachable', 'origin-unusable', 'origin-crashed');

export const caddy = rows('caddy', (origin) => startCaddy({ origin, timeLimit }), [
  ['app down', 'down', caddy502('origin-unreachable')],
  ['app too slow', silent, expected(504, 'caddy', 'origin', 'origin-too-slow')],
  ['connection reset', resets, caddy502('origin-crashed')],
  ['not HTTP', notHttp, caddy502('origin-unusable')],
  [
    'no upstream available',
    silent,
    expected(503, 'caddy', 'origin', 'overloaded', 'origin-unreachable', 'unavailable'),
    {
      busy: true,
      start: (origin) => startCaddy({ origin, proxy: 'fail_duration 30s\nunhealthy_request_count 1' }),
    },
  ],
  [
    'unresolvable name',
    healthy,
    { ...caddy502('gateway-dns'), fault: ['gateway', 'origin'] },
    { start: () => startCaddy(unresolvable) },
  ],
  [
    'untrusted certificate',
    healthy,
    { ...caddy502('gateway-tls'), fault: ['origin', 'gateway'] },
    { start: (origin) => startCaddy({ origin, timeLimit, tls: true }), tls: SELF_SIGNED },
  ],
  ...ownPages,
]);
