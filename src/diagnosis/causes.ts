import type { Fault } from './hop.ts';

/**
 * Why a page failed, and the hop that broke when nothing better is known about it.
 * `none`: nothing broke, the answer was meant; `unknown`: the cause alone does not tell.
 */
export const faultOfCause = {
  // Behind a gateway: it spoke, the server behind it did not do its part.
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
  // Between the visitor and the site.
  'network-proxy': 'network',
  'network-login': 'network',
  'header-too-large': 'user',
  'request-late': 'user',
  // The answer was meant.
  'rate-limited': 'none',
  'bot-check': 'none',
  blocked: 'none',
  'sign-in': 'none',
  'not-found': 'none',
  gone: 'none',
  'request-refused': 'none',
  unsupported: 'none',
  'too-early': 'none',
  fine: 'none',
  // No response: the browser's own errors.
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
