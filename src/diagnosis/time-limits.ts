import type { GatewayId } from './gateways.ts';

/** What a product was waiting for: a connection to the server behind it, or that server's response. */
export type Phase = 'connect' | 'response';

/**
 * A default time limit: its length in s, the phase, the statuses it results in, and the most tries in a row
 * (1).
 */
export type Limit = readonly [seconds: number, phase: Phase, statuses: readonly number[], tries?: number];

const nginx: readonly Limit[] = [
  [60, 'response', [504], 6],
  // The connect limit of the Kubernetes ingress controller, with up to three pods.
  [5, 'connect', [504], 3],
];

/**
 * Default time limits, from each product's documentation and source code. Limits that close the connection
 * without a response are left out, because then there is no page to diagnose.
 */
export const timeLimits: Partial<Readonly<Record<GatewayId, readonly Limit[]>>> = {
  nginx,
  openresty: nginx,
  tengine: nginx,
  // mod_proxy_http reports a timeout as 502; Debian and Ubuntu raise the limit from 60 s to 300 s.
  apache: [
    [60, 'response', [502, 504]],
    [300, 'response', [502, 504]],
    [60, 'connect', [503]],
    [300, 'connect', [503]],
  ],
  // Debian and Ubuntu configure 5 s and 50 s, Red Hat 10 s and 60 s; a connection is tried four times.
  haproxy: [
    [5, 'connect', [503], 4],
    [10, 'connect', [503], 4],
    [50, 'response', [504]],
    [60, 'response', [504]],
  ],
  varnish: [
    [3.5, 'connect', [503]],
    [60, 'response', [503], 5],
  ],
  squid: [
    [60, 'connect', [503], 4],
    [30, 'connect', [503]],
    [900, 'response', [504]],
  ],
  trafficserver: [[30, 'connect', [502, 504], 4]],
  // A connect timeout is a 502 here.
  caddy: [[3, 'connect', [502]]],
  traefik: [[30, 'connect', [504]]],
  envoy: [
    [15, 'response', [504]],
    [5, 'connect', [503]],
    [300, 'response', [504]],
  ],
  istio: [
    [10, 'connect', [503], 3],
    [15, 'response', [504]],
  ],
  // Checked once a second, tried twice.
  lighttpd: [[9, 'connect', [503], 2]],
  litespeed: [[60, 'response', [503]]],
  kong: [[60, 'response', [504], 6]],
  tyk: [[30, 'response', [504]]],
  'aws-alb': [
    [10, 'connect', [502, 504]],
    [60, 'response', [504]],
  ],
  'aws-api-gateway': [
    [29, 'response', [504]],
    [30, 'response', [503]],
  ],
  cloudfront: [
    [10, 'connect', [504], 2],
    [30, 'response', [504], 3],
  ],
  // Connection: 19 s (formerly 15); acknowledgment: 90 s; response: 125 s (formerly 120 and 100).
  cloudflare: [
    [19, 'connect', [522]],
    [15, 'connect', [522]],
    [90, 'response', [522]],
    [125, 'response', [524]],
    [120, 'response', [524]],
    [100, 'response', [524]],
    [30, 'response', [524]],
  ],
  fastly: [
    [1, 'connect', [503]],
    [15, 'response', [503], 2],
    [60, 'response', [503]],
  ],
  akamai: [
    [5, 'connect', [503, 504]],
    [20, 'response', [504]],
    [120, 'response', [504]],
  ],
  bunny: [
    [10, 'connect', [502, 504]],
    [60, 'response', [502, 504]],
  ],
  'azure-front-door': [
    [30, 'response', [503, 504]],
    [60, 'response', [503, 504]],
    [120, 'response', [503, 504]],
  ],
  'azure-app-gateway': [
    [20, 'response', [502, 504], 2],
    [30, 'response', [502, 504], 2],
  ],
  'azure-app-service': [[230, 'response', [500, 502, 504]]],
  'google-cloud-lb': [[30, 'response', [502, 504], 2]],
  'google-app-engine': [
    [60, 'response', [500, 502, 504]],
    [300, 'response', [504]],
    [600, 'response', [500, 502]],
  ],
  'huawei-elb': [[60, 'response', [504]]],
  // Heroku sends 503, never 504.
  heroku: [[30, 'response', [503]]],
  vercel: [
    [10, 'response', [504]],
    [15, 'response', [504]],
    [25, 'response', [504]],
    [60, 'response', [504]],
    [120, 'response', [502, 504]],
    [300, 'response', [504]],
  ],
  netlify: [
    [10, 'response', [502, 504]],
    [20, 'response', [502]],
    [26, 'response', [502, 504]],
    [30, 'response', [502, 504]],
    [60, 'response', [502, 504]],
  ],
  pantheon: [[59, 'response', [503]]],
  iis: [
    [120, 'response', [502]],
    [110, 'response', [500]],
  ],
  passenger: [[90, 'response', [500, 502]]],
  rails: [[15, 'response', [500]]],
};
