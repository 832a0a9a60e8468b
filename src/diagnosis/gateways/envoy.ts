import type { CausePatterns, Gateway } from './gateway.ts';

/** Envoy's fixed texts; Istio's gateways and sidecars run Envoy. */
export const envoyText =
  /^(?:upstream[ _](?:connect|request|max|reset_b)|no.healthy.upstream|(?:stream|downstream duration) timeout|envoy overloaded|DNS resolution failure$|Jwt (?:is|verif|iss|header)|Jwks doesn|OAuth flow failed\.$)/;

export const envoyCauses: CausePatterns = [
  [/^(?:Jw|OAuth)/, 'sign-in'],
  [/(?:request|stream|duration) timeout|max/, 'origin-too-slow'],
  [/overflow|overload/, 'overloaded'],
  [/^DNS/, 'gateway-dns'],
  [/TLS/, 'gateway-tls'],
  [/(?:remote|local).reset|termination|protocol.error/, 'origin-unusable'],
  [/./, 'origin-unreachable'],
];

/** Envoy, and services and meshes that are built on it. */
export const envoyFamily = {
  'f5-distributed-cloud': {
    role: 'cdn',
    server: ['volt-adc'],
    seen: [['x-volterra-location']],
    generated: [
      { if: [[':text', 'requested URL was rejected'], [':server']], cause: 'blocked' },
      { if: [[':text', envoyText], [':server']], cause: envoyCauses },
    ],
  },
  'yandex-alb': {
    role: 'balancer',
    server: ['ycalb'],
    generated: [{ if: [[':text', envoyText], [':server']], cause: envoyCauses }],
  },
  istio: {
    role: 'proxy',
    server: ['istio-envoy'],
    ids: ['x-request-id'],
    seen: [['x-istio-attributes']],
    generated: [
      { if: [[':text', envoyText], [':seen']], cause: envoyCauses },
      { if: [[':text', /^RBAC: access denied$/]], cause: 'blocked' },
      {
        if: [[':server'], ['x-envoy-upstream-service-time', false], [':status', /^[45]/]],
        ambiguous: true,
      },
    ],
  },
  envoy: {
    role: 'proxy',
    server: ['envoy'],
    ids: ['x-request-id'],
    seen: [['x-envoy-upstream-service-time'], ['x-envoy-overloaded'], ['x-envoy-attempt-count']],
    generated: [
      { if: [['x-envoy-overloaded']], cause: 'overloaded' },
      { if: [['x-envoy-ratelimited']], cause: 'rate-limited' },
      { if: [[':text', /^local_rate_limited$/]], cause: 'rate-limited' },
      { if: [[':text', envoyText]], cause: envoyCauses },
      {
        if: [[':server'], ['x-envoy-upstream-service-time', false], [':status', /^[45]/]],
        ambiguous: true,
      },
    ],
    relayed: [['x-envoy-upstream-service-time']],
  },
} as const satisfies Record<string, Gateway>;
