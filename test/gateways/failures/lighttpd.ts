import { hugeHead, notHttp, resets, silent } from '../behaviors.ts';
import { startLighttpd } from '../products/lighttpd.ts';
import { expected, ownPages, rows, timeLimit } from './failure.ts';

export const lighttpd503 = expected(
  503,
  'lighttpd',
  'origin',
  'origin-unreachable',
  'overloaded',
  'unavailable',
);

export const lighttpd = rows('lighttpd', (origin) => startLighttpd({ origin, timeLimit }), [
  ['app down', 'down', lighttpd503],
  ['app too slow', silent, expected(504, 'lighttpd', 'origin', 'origin-too-slow')],
  [
    'connection reset',
    resets,
    expected(500, 'lighttpd', 'origin', 'origin-crashed', 'origin-unusable', 'misconfigured'),
  ],
  ['not HTTP', notHttp, expected(502, 'lighttpd', 'origin', 'origin-unusable', 'origin-crashed')],
  ['head too large', hugeHead, expected(502, 'lighttpd', 'origin', 'origin-unusable', 'origin-crashed')],
  ...ownPages,
]);
