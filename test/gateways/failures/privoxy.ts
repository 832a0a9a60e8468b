import { garbage, halfHead, hangsUp, healthy, notHttp, overloaded, resets, silent } from '../behaviors.ts';
import { startPrivoxy } from '../products/privoxy.ts';
import { INVALID_NAME } from '../products/upstream.ts';
import { expected, rows, through, timeLimit } from './failure.ts';

const noData = expected(502, 'privoxy', 'origin', 'origin-crashed', 'origin-unusable');
const badResponse = expected(502, 'privoxy', 'origin', 'origin-unusable', 'origin-crashed');
const proxyFailed = (status: number) => expected(status, 'privoxy', 'network', 'network-proxy');

export const privoxy = rows(
  'privoxy',
  through(() => startPrivoxy({ timeLimit })),
  [
    ['site down', 'down', expected(503, 'privoxy', 'origin', 'origin-unreachable')],
    ['site too slow', silent, expected(504, 'privoxy', 'origin', 'origin-too-slow')],
    ['site resets the connection', resets, noData],
    ['closed without a response', hangsUp, noData],
    ['not HTTP', notHttp, badResponse],
    ['garbage', garbage, badResponse],
    ['truncated head', halfHead, badResponse],
    [
      'unknown name',
      healthy,
      // The page says 502.
      expected([404, 502], 'privoxy', ['network', 'user', 'site'], 'gateway-dns'),
      {
        start: (_app, keep) =>
          through(() => startPrivoxy({ timeLimit }))({ host: INVALID_NAME, port: 80 }, keep),
      },
    ],
    [
      'blocked',
      healthy,
      expected(403, 'privoxy', 'network', 'blocked', 'network-proxy'),
      { start: through(() => startPrivoxy({ actions: '{+block{a test}}\n127.0.0.1\n' })) },
    ],
    [
      'parent proxy down',
      'down',
      // The page names only the site, as if Privoxy had connected to it directly.
      expected(503, 'privoxy', ['network', 'origin'], 'network-proxy', 'origin-unreachable'),
      {
        start: ({ port }, keep) =>
          through(() => startPrivoxy({ settings: `forward / 127.0.0.1:${port}` }))(
            { host: 'app.example', port: 80 },
            keep,
          ),
      },
    ],
    [
      'parent SOCKS proxy down',
      'down',
      proxyFailed(503),
      {
        start: ({ port }, keep) =>
          through(() => startPrivoxy({ settings: `forward-socks5 / 127.0.0.1:${port} .` }))(
            { host: 'app.example', port: 80 },
            keep,
          ),
      },
    ],
    [
      'no templates',
      'down',
      proxyFailed(500),
      { start: through(() => startPrivoxy({ settings: 'templdir /nonexistent' })) },
    ],
    // Nothing shows that the page is the site's and no intermediary's.
    ["site's own 503", overloaded, expected(503, ['origin', null], 'origin', 'overloaded', 'maintenance')],
  ],
);
