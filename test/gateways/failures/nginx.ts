import type { Cause } from '../../../src/diagnosis/causes.ts';
import { garbage, halfHead, hangsUp, healthy, hugeHead, resets, silent } from '../behaviors.ts';
import { SELF_SIGNED } from '../certificate.ts';
import { startNginx } from '../products/nginx.ts';
import { expected, ownPages, rows, timeLimit, unresolvable } from './failure.ts';

export const nginx502 = (...causes: Cause[]) =>
  expected(502, 'nginx', 'origin', ...causes, 'origin-unreachable', 'origin-unusable', 'origin-crashed');

export const nginx = rows('nginx', (origin) => startNginx({ origin, timeLimit }), [
  ['app down', 'down', nginx502('origin-unreachable')],
  ['app too slow', silent, expected(504, 'nginx', 'origin', 'origin-too-slow')],
  ['connection reset', resets, nginx502('origin-crashed')],
  ['closed without a response', hangsUp, nginx502('origin-crashed')],
  ['garbage', garbage, nginx502('origin-unusable')],
  ['truncated head', halfHead, nginx502('origin-crashed')],
  ['head too large', hugeHead, nginx502('origin-unusable')],
  [
    'all servers failed',
    'down',
    nginx502('origin-unreachable'),
    {
      start: ({ host, port }) =>
        startNginx({
          origin: { host, port },
          http: `upstream apps { server ${host}:${port} down; server ${host}:${port} max_fails=1; }`,
          location: 'proxy_pass http://apps;',
        }),
    },
  ],
  [
    'connection limit',
    silent,
    // A configured `return 503` sends the same page.
    expected(503, 'nginx', ['origin', 'gateway', 'none'], 'overloaded', 'rate-limited', 'unavailable'),
    {
      busy: true,
      start: (origin) =>
        startNginx({
          origin,
          http: 'limit_conn_zone $server_port zone=all:1m;',
          location: 'limit_conn all 1;',
        }),
    },
  ],
  [
    'unresolvable name',
    healthy,
    { ...nginx502('gateway-dns'), fault: ['gateway', 'origin'] },
    { start: () => startNginx(unresolvable) },
  ],
  [
    'TLS to a plaintext app',
    healthy,
    { ...nginx502('gateway-tls'), fault: ['origin', 'gateway'] },
    { start: (origin) => startNginx({ origin, timeLimit, tls: true }) },
  ],
  [
    'untrusted certificate',
    healthy,
    { ...nginx502('gateway-tls'), fault: ['origin', 'gateway'] },
    { start: (origin) => startNginx({ origin, timeLimit, tls: true }), tls: SELF_SIGNED },
  ],
  ...ownPages,
]);
