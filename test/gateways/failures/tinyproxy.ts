import type { Cause } from '../../../src/diagnosis/causes.ts';
import { halfHead, healthy, hugeHead, overloaded } from '../behaviors.ts';
import { startTinyproxy } from '../products/tinyproxy.ts';
import { INVALID_NAME } from '../products/upstream.ts';
import { expected, rows, through, timeLimit } from './failure.ts';

/** The page is the same for a refused connection and for an unknown name. */
const notConnected = (...causes: Cause[]) =>
  expected(500, 'tinyproxy', ['origin', 'network'], ...causes, 'origin-unreachable', 'network-proxy');

/** The page is the same for a head that ends early and for one that is too large. */
const badHead = (...causes: Cause[]) =>
  expected(503, 'tinyproxy', ['origin', 'network'], ...causes, 'origin-unusable', 'network-proxy');

const blocked = expected(403, 'tinyproxy', 'network', 'blocked', 'network-proxy');

/** Tinyproxy closes the connection if the site is silent or sends nothing, and relays what is not HTTP. */
export const tinyproxy = rows(
  'tinyproxy',
  through(() => startTinyproxy({ timeLimit })),
  [
    ['site down', 'down', notConnected('origin-unreachable')],
    ['truncated head', halfHead, badHead('origin-crashed')],
    ['head too large', hugeHead, badHead('origin-unusable')],
    [
      'unknown name',
      healthy,
      notConnected('gateway-dns'),
      {
        start: (_app, keep) =>
          through(() => startTinyproxy({ timeLimit }))({ host: INVALID_NAME, port: 80 }, keep),
      },
    ],
    [
      'not allowed',
      healthy,
      blocked,
      { start: through(() => startTinyproxy({ settings: 'Allow 127.0.0.9' })) },
    ],
    ['filtered', healthy, blocked, { start: through(() => startTinyproxy({ filter: '127.0.0.1' })) }],
    [
      'no credentials',
      healthy,
      expected(407, 'tinyproxy', 'network', 'network-proxy', 'sign-in'),
      { start: through(() => startTinyproxy({ settings: 'BasicAuth user secret' })) },
    ],
    [
      'parent proxy down',
      'down',
      expected(502, 'tinyproxy', 'network', 'network-proxy'),
      {
        start: ({ port }, keep) =>
          through(() => startTinyproxy({ settings: `Upstream http 127.0.0.1:${port}` }))(
            { host: 'app.example', port: 80 },
            keep,
          ),
      },
    ],
    // Nothing shows that the page is the site's and no intermediary's.
    ["site's own 503", overloaded, expected(503, ['origin', null], 'origin', 'overloaded', 'maintenance')],
  ],
);
