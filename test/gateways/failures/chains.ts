import type { Address } from '../address.ts';
import { garbage, healthy, resets, silent } from '../behaviors.ts';
import type { Gateway } from '../daemon.ts';
import { startApache } from '../products/apache.ts';
import { startCaddy } from '../products/caddy.ts';
import { startHaproxy } from '../products/haproxy.ts';
import { startLighttpd } from '../products/lighttpd.ts';
import { startNginx } from '../products/nginx.ts';
import { startForwardSquid } from '../products/squid.ts';
import { startTinyproxy } from '../products/tinyproxy.ts';
import { startVarnish } from '../products/varnish.ts';
import { apache503, unknownName } from './apache.ts';
import { caddy502 } from './caddy.ts';
import {
  expected,
  type Failure,
  ownPages,
  rows,
  type Start,
  through,
  timeLimit,
  unresolvable,
} from './failure.ts';
import { lighttpd503 } from './lighttpd.ts';
import { nginx502 } from './nginx.ts';
import { fetchFailed } from './varnish.ts';

/** The outer gateway's limit is longer, so that the inner gateway generates the response. */
const patient = { timeLimit: 5 };
const before =
  (outer: (options: { origin: Address; timeLimit: number }) => Promise<Gateway>, inner: Start): Start =>
  async (app, keep) =>
    outer({ origin: keep(await inner(app, keep)), ...patient });

const nginxStart: Start = (origin) => startNginx({ origin, timeLimit });
const apacheStart: Start = (origin) => startApache({ origin, timeLimit });

export const chains: readonly Failure[] = [
  ...rows('varnish > nginx', before(startVarnish, nginxStart), [
    ['app down', 'down', nginx502('origin-unreachable')],
    ['app too slow', silent, expected(504, 'nginx', 'origin', 'origin-too-slow')],
    ['connection reset', resets, nginx502('origin-crashed')],
    ...ownPages,
    [
      'longer limit of nginx',
      silent,
      fetchFailed('origin-too-slow'),
      {
        start: async (origin, keep) =>
          startVarnish({ origin: keep(await startNginx({ origin, ...patient })), timeLimit }),
      },
    ],
  ]),
  ...rows('haproxy > apache', before(startHaproxy, apacheStart), [
    ['app down', 'down', apache503('origin-unreachable')],
    [
      'app too slow',
      silent,
      expected(502, 'apache', 'origin', 'origin-too-slow', 'origin-unusable', 'origin-crashed'),
    ],
    ['garbage', garbage, expected(502, 'apache', 'origin', 'origin-unusable', 'origin-crashed')],
    [
      'unresolvable name',
      healthy,
      unknownName,
      { start: before(startHaproxy, () => startApache(unresolvable)) },
    ],
  ]),
  ...rows('haproxy > nginx', before(startHaproxy, nginxStart), [
    ['app too slow', silent, expected(504, 'nginx', 'origin', 'origin-too-slow')],
  ]),
  ...rows(
    'nginx > lighttpd',
    before(startNginx, (origin) => startLighttpd({ origin, timeLimit })),
    [['app down', 'down', lighttpd503]],
  ),
  // nginx removes Caddy's name, and the body is empty, so nothing shows which gateway generated the response.
  ...rows(
    'nginx > caddy',
    before(startNginx, (origin) => startCaddy({ origin, timeLimit })),
    [['app down', 'down', { ...caddy502('origin-unreachable', 'unknown'), generatedBy: ['caddy', null] }]],
  ),
  ...rows('caddy > nginx', before(startCaddy, nginxStart), [
    ['app down', 'down', nginx502('origin-unreachable')],
  ]),
  ...rows(
    'squid (forward) > nginx',
    async (app, keep) => through(() => startForwardSquid(patient))(keep(await nginxStart(app, keep)), keep),
    [['app down', 'down', nginx502('origin-unreachable')]],
  ),
  ...rows(
    'tinyproxy > nginx',
    async (app, keep) => through(() => startTinyproxy(patient))(keep(await nginxStart(app, keep)), keep),
    [['app down', 'down', nginx502('origin-unreachable')]],
  ),
];
