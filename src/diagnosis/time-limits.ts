import type { GatewayId } from './gateways.ts';

/** What a product was waiting for: a connection to the server behind it, or that server's answer. */
export type Phase = 'connect' | 'answer';

/** A default limit: seconds, phase, the statuses that its end shows as, and how often it may pass in a row. */
export type Limit = readonly [seconds: number, phase: Phase, statuses: readonly number[], tries?: number];

const nginx: readonly Limit[] = [
  [60, 'answer', [504], 6],
  // The Kubernetes ingress controller's connect limit; three pods at most.
  [5, 'connect', [504], 3],
];

/**
 * Default time limits, from each product's documentation and source. Only those whose end is an error page are
 * here: a limit that cuts the connection leaves no page to time.
 */
export const timeLimits: Partial<Readonly<Record<GatewayId, readonly Limit[]>>> = {
  nginx,
  openresty: nginx,
  tengine: nginx,
  // mod_proxy_http tells a time-out as 502; Debian and Ubuntu raise 60 s to 300.
  apache: [
    [60, 'answer', [502, 504]],
    [300, 'answer', [502, 504]],
    [60, 'connect', [503]],
    [300, 'connect', [503]],
  ],
  // Debian's and Ubuntu's file says 5 and 50 s, Red Hat's 10 and 60; a connection is tried four times.
  haproxy: [
    [5, 'connect', [503], 4],
    [10, 'connect', [503], 4],
    [50, 'answer', [504]],
    [60, 'answer', [504]],
  ],
  varnish: [
    [3.5, 'connect', [503]],
    [60, 'answer', [503], 5],
  ],
  squid: [
    [60, 'connect', [503], 4],
    [30, 'connect', [503]],
    [900, 'answer', [504]],
  ],
  trafficserver: [[30, 'connect', [502, 504], 4]],
  // A dial that times out is a 502 here.
  caddy: [[3, 'connect', [502]]],
  traefik: [[30, 'connect', [504]]],
  envoy: [
    [15, 'answer', [504]],
    [5, 'connect', [503]],
    [300, 'answer', [504]],
  ],
  istio: [
    [10, 'connect', [503], 3],
    [15, 'answer', [504]],
  ],
  // Looked at once a second, tried twice.
  lighttpd: [[9, 'connect', [503], 2]],
  litespeed: [[60, 'answer', [503]]],
  kong: [[60, 'answer', [504], 6]],
  tyk: [[30, 'answer', [504]]],
  'aws-alb': [
    [10, 'connect', [502, 504]],
    [60, 'answer', [504]],
  ],
  'aws-api-gateway': [
    [29, 'answer', [504]],
    [30, 'answer', [503]],
  ],
  cloudfront: [
    [10, 'connect', [504], 2],
    [30, 'answer', [504], 3],
  ],
  // No connection within 19 s (15 before), no acknowledgement within 90; the answer within 125 (120, 100 before).
  cloudflare: [
    [19, 'connect', [522]],
    [15, 'connect', [522]],
    [90, 'answer', [522]],
    [125, 'answer', [524]],
    [120, 'answer', [524]],
    [100, 'answer', [524]],
    [30, 'answer', [524]],
  ],
  fastly: [
    [1, 'connect', [503]],
    [15, 'answer', [503], 2],
    [60, 'answer', [503]],
  ],
  akamai: [
    [5, 'connect', [503, 504]],
    [20, 'answer', [504]],
    [120, 'answer', [504]],
  ],
  bunny: [
    [10, 'connect', [502, 504]],
    [60, 'answer', [502, 504]],
  ],
  'azure-front-door': [
    [30, 'answer', [503, 504]],
    [60, 'answer', [503, 504]],
    [120, 'answer', [503, 504]],
  ],
  'azure-app-gateway': [
    [20, 'answer', [502, 504], 2],
    [30, 'answer', [502, 504], 2],
  ],
  'azure-app-service': [[230, 'answer', [500, 502, 504]]],
  'google-cloud-lb': [[30, 'answer', [502, 504], 2]],
  'google-app-engine': [
    [60, 'answer', [500, 502, 504]],
    [300, 'answer', [504]],
    [600, 'answer', [500, 502]],
  ],
  'huawei-elb': [[60, 'answer', [504]]],
  // Heroku says 503, never 504.
  heroku: [[30, 'answer', [503]]],
  vercel: [
    [10, 'answer', [504]],
    [15, 'answer', [504]],
    [25, 'answer', [504]],
    [60, 'answer', [504]],
    [120, 'answer', [502, 504]],
    [300, 'answer', [504]],
  ],
  netlify: [
    [10, 'answer', [502, 504]],
    [20, 'answer', [502]],
    [26, 'answer', [502, 504]],
    [30, 'answer', [502, 504]],
    [60, 'answer', [502, 504]],
  ],
  pantheon: [[59, 'answer', [503]]],
  iis: [
    [120, 'answer', [502]],
    [110, 'answer', [500]],
  ],
  passenger: [[90, 'answer', [500, 502]]],
  rails: [[15, 'answer', [500]]],
};
