import type { Cause } from './causes.ts';
import type { RetryClass } from './diagnosis.ts';

/** Statuses of failures that are usually temporary. */
const temporary: ReadonlySet<number> = new Set([502, 503, 504, 520, 521, 522, 523, 524]);

/**
 * Statuses of possibly temporary failures; the user decides. Other 5xx are treated alike, other 4xx are not.
 */
const possiblyTemporary: ReadonlySet<number> = new Set([408, 421, 425, 460, 499]);

/** Statuses of failures that a retry does not change. */
const permanent: ReadonlySet<number> = new Set([501, 505, 506, 508, 509, 510, 511, 525, 526]);

/** Causes that take precedence over the status. */
const byCause: Partial<Readonly<Record<Cause, RetryClass>>> = {
  'bot-check': 'never',
  blocked: 'never',
  'sign-in': 'never',
  'not-found': 'never',
  'no-site': 'never',
  paused: 'ask',
  'network-login': 'never',
  'header-too-large': 'never',
  unsupported: 'never',
  'traffic-spent': 'never',
  // Without a status: the browser's own errors.
  offline: 'auto',
  'network-changed': 'auto',
  'connection-refused': 'auto',
  'connection-lost': 'auto',
  'connection-timed-out': 'auto',
  'name-not-found': 'ask',
  'network-proxy': 'ask',
  'response-broken': 'ask',
  'tls-failed': 'ask',
  'certificate-bad': 'never',
  'redirect-loop': 'never',
  'browser-blocked': 'never',
  fine: 'never',
};

/**
 * Returns whether a failed page may be retried automatically, only when the user asks, or not at all.
 *
 * @param status undefined if there was no response
 * @param hasRetryAfter whether the response has a usable Retry-After
 */
export function retryClassOf(status: number | undefined, cause: Cause, hasRetryAfter: boolean): RetryClass {
  const fromCause = byCause[cause];
  if (fromCause) return fromCause;
  if (status === undefined) return 'ask';
  if (status === 530) return cause === 'origin-unreachable' ? 'auto' : 'ask';
  if (status === 508) return cause === 'overloaded' ? 'ask' : 'never';
  // A rate limit exists to prevent further requests, unless the site says when they are welcome.
  if (status === 429 || (cause === 'rate-limited' && temporary.has(status)))
    return hasRetryAfter ? 'auto' : 'ask';
  if (temporary.has(status)) return 'auto';
  if (permanent.has(status)) return 'never';
  return status >= 500 || possiblyTemporary.has(status) ? 'ask' : 'never';
}
