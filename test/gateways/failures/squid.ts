import type { Cause } from '../../../src/diagnosis/causes.ts';
import { garbage, hangsUp, healthy, overloaded, resets, silent } from '../behaviors.ts';
import { SELF_SIGNED } from '../certificate.ts';
import { startForwardSquid, startSquid } from '../products/squid.ts';
import { expected, ownPages, rows, through, timeLimit } from './failure.ts';

/**
 * Squid 5 reports ERR_READ_ERROR with errno 0 whenever it has no route to the application; other versions
 * state the cause.
 */
const noRoute = (...causes: Cause[]) =>
  expected([502, 503], 'squid', 'origin', ...causes, 'origin-unreachable');

export const squid = rows('squid', (origin) => startSquid({ origin, timeLimit }), [
  ['app down', 'down', expected(503, 'squid', 'origin', 'origin-unreachable')],
  ['app too slow', silent, expected(504, 'squid', 'origin', 'origin-too-slow')],
  ['connection reset', resets, expected(502, 'squid', 'origin', 'origin-crashed', 'origin-unusable')],
  [
    'closed without a response',
    hangsUp,
    expected(502, 'squid', 'origin', 'origin-unusable', 'origin-crashed'),
  ],
  ['garbage', garbage, expected(502, 'squid', 'origin', 'origin-unusable')],
  [
    'connection limit reached',
    silent,
    noRoute('overloaded'),
    { busy: true, start: (origin) => startSquid({ origin, peer: 'max-conn=1' }) },
  ],
  [
    'TLS to a plaintext app',
    healthy,
    expected(503, 'squid', ['origin', 'gateway'], 'gateway-tls'),
    { start: (origin) => startSquid({ origin, timeLimit, tls: true }) },
  ],
  [
    'untrusted certificate',
    healthy,
    { ...noRoute('gateway-tls'), fault: ['origin', 'gateway'] },
    { start: (origin) => startSquid({ origin, timeLimit, tls: true }), tls: SELF_SIGNED },
  ],
  ...ownPages,
]);

export const forwardSquid = rows(
  'squid (forward)',
  through(() => startForwardSquid({ timeLimit })),
  [
    ['site down', 'down', expected(503, 'squid', 'origin', 'origin-unreachable')],
    ['site too slow', silent, expected(504, 'squid', 'origin', 'origin-too-slow')],
    [
      'site resets the connection',
      resets,
      expected(502, 'squid', 'origin', 'origin-crashed', 'origin-unusable'),
    ],
    [
      'not allowed',
      healthy,
      expected(403, 'squid', 'network', 'network-proxy', 'blocked'),
      { start: through(() => startForwardSquid({ access: 'http_access deny all' })) },
    ],
    // Nothing shows that the page is the site's and no intermediary's.
    ["site's own 503", overloaded, expected(503, ['origin', null], 'origin', 'overloaded', 'maintenance')],
  ],
);
