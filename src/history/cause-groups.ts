import type { Cause } from '../diagnosis/causes.ts';

/** Kinds of causes, few enough to tell apart at a glance, in the order of a legend. */
export const causeGroups = ['unreachable', 'too-slow', 'broken', 'busy', 'near-user', 'unknown'] as const;

export type CauseGroup = (typeof causeGroups)[number];

const groupOfCause: Readonly<Record<Cause, CauseGroup>> = {
  'origin-unreachable': 'unreachable',
  'gateway-dns': 'unreachable',
  'gateway-tls': 'unreachable',
  'name-not-found': 'unreachable',
  'connection-refused': 'unreachable',
  'connection-lost': 'unreachable',
  'connection-timed-out': 'unreachable',
  'tls-failed': 'unreachable',
  'certificate-bad': 'unreachable',
  'no-site': 'unreachable',
  'origin-too-slow': 'too-slow',
  'request-late': 'too-slow',
  'too-early': 'too-slow',
  'origin-unusable': 'broken',
  'origin-crashed': 'broken',
  misconfigured: 'broken',
  'storage-full': 'broken',
  'gateway-failed': 'broken',
  'edge-failed': 'broken',
  'response-broken': 'broken',
  'redirect-loop': 'broken',
  'not-found': 'broken',
  gone: 'broken',
  'request-refused': 'broken',
  unsupported: 'broken',
  overloaded: 'busy',
  unavailable: 'busy',
  maintenance: 'busy',
  paused: 'busy',
  'traffic-spent': 'busy',
  'rate-limited': 'busy',
  'bot-check': 'busy',
  blocked: 'busy',
  'sign-in': 'busy',
  'network-proxy': 'near-user',
  'network-login': 'near-user',
  'network-changed': 'near-user',
  'header-too-large': 'near-user',
  'browser-blocked': 'near-user',
  offline: 'near-user',
  fine: 'unknown',
  unknown: 'unknown',
};

/** Returns whether a stored cause is one that this version knows. */
export function isKnownCause(cause: string | undefined): cause is Exclude<Cause, 'unknown' | 'fine'> {
  return cause !== undefined && Object.hasOwn(groupOfCause, cause) && cause !== 'unknown' && cause !== 'fine';
}

/** Returns the group of a stored cause; `unknown` for one that this version does not know. */
export function causeGroupOf(cause: string | undefined): CauseGroup {
  return isKnownCause(cause) ? groupOfCause[cause] : 'unknown';
}
