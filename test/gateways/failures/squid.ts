import type { Cause } from '../../../src/diagnosis/causes.ts';
import { garbage, hangsUp, healthy, overloaded, resets, silent } from '../behaviours.ts';
import { SELF_SIGNED } from '../certificate.ts';
import { startForwardSquid, startSquid } from '../products/squid.ts';
import { expected, ownPages, rows, type Start, timeLimit } from './failure.ts';

/** Squid 5 ends in ERR_READ_ERROR with errno 0 whenever it found no way to the app at all; other versions say why. */
const noWay = (...truth: Cause[]) => expected([502, 503], 'squid', 'origin', ...truth, 'origin-unreachable');

export const squid = rows('squid', (origin) => startSquid({ origin, timeLimit }), [
  ['app down', 'down', expected(503, 'squid', 'origin', 'origin-unreachable')],
  ['app too slow', silent, expected(504, 'squid', 'origin', 'origin-too-slow')],
  ['connection reset', resets, expected(502, 'squid', 'origin', 'origin-crashed', 'origin-unusable')],
  [
    'closed without an answer',
    hangsUp,
    expected(502, 'squid', 'origin', 'origin-unusable', 'origin-crashed'),
  ],
  ['garbage', garbage, expected(502, 'squid', 'origin', 'origin-unusable')],
  [
    'connections used up',
    silent,
    noWay('overloaded'),
    { busy: true, start: (origin) => startSquid({ origin, peer: 'max-conn=1' }) },
  ],
  [
    'plain app, TLS asked',
    healthy,
    expected(503, 'squid', ['origin', 'gateway'], 'gateway-tls'),
    { start: (origin) => startSquid({ origin, timeLimit, tls: true }) },
  ],
  [
    'certificate not trusted',
    healthy,
    { ...noWay('gateway-tls'), fault: ['origin', 'gateway'] },
    { start: (origin) => startSquid({ origin, timeLimit, tls: true }), tls: SELF_SIGNED },
  ],
  ...ownPages,
]);

/** The proxy of the visitor's own network, asked for the site's whole address. */
export const through =
  (options: Parameters<typeof startForwardSquid>[0]): Start =>
  async ({ host, port }) => ({
    ...(await startForwardSquid(options)),
    target: `http://${host}:${port}/`,
  });

export const forwardSquid = rows('squid (forward)', through({ timeLimit }), [
  ['site down', 'down', expected(503, 'squid', 'origin', 'origin-unreachable')],
  ['site too slow', silent, expected(504, 'squid', 'origin', 'origin-too-slow')],
  ['site resets', resets, expected(502, 'squid', 'origin', 'origin-crashed', 'origin-unusable')],
  [
    'not allowed',
    healthy,
    expected(403, 'squid', 'network', 'network-proxy', 'blocked'),
    { start: through({ access: 'http_access deny all' }) },
  ],
  ["site's own 503", overloaded, expected(503, 'origin', 'origin', 'overloaded', 'maintenance')],
]);
