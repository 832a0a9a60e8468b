import type { Fault } from './hop.ts';

/**
 * The causes of failure, each with the hop at fault unless something more specific is known. `none`: no hop
 * failed, the response is intended; `unknown`: the cause alone does not reveal the hop.
 */
export const faultOfCause = {
  // A gateway responded because the server behind it failed.
  'origin-unreachable': 'origin',
  'origin-too-slow': 'origin',
  'origin-unusable': 'origin',
  'origin-crashed': 'origin',
  overloaded: 'origin',
  unavailable: 'origin',
  maintenance: 'origin',
  paused: 'origin',
  misconfigured: 'origin',
  'storage-full': 'origin',
  'traffic-spent': 'origin',
  'gateway-dns': 'gateway',
  'gateway-tls': 'origin',
  'gateway-failed': 'gateway',
  'edge-failed': 'edge',
  // Between the user and the site.
  'network-proxy': 'network',
  'network-login': 'network',
  'header-too-large': 'user',
  'request-late': 'user',
  // The response is intended.
  'rate-limited': 'none',
  'bot-check': 'none',
  blocked: 'none',
  'sign-in': 'none',
  'not-found': 'none',
  // A platform has no app, deployment or tunnel at this address (any more).
  'no-site': 'none',
  gone: 'none',
  'request-refused': 'none',
  unsupported: 'none',
  'too-early': 'none',
  fine: 'none',
  // No response: the browser's own error codes.
  offline: 'user',
  'network-changed': 'network',
  'name-not-found': 'unknown',
  'connection-refused': 'unknown',
  'connection-lost': 'unknown',
  'connection-timed-out': 'unknown',
  'tls-failed': 'unknown',
  'certificate-bad': 'origin',
  'response-broken': 'origin',
  'redirect-loop': 'origin',
  'browser-blocked': 'user',
  unknown: 'unknown',
} as const satisfies Record<string, Fault>;

export type Cause = keyof typeof faultOfCause;
