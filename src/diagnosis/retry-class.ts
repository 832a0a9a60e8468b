import type { Cause } from './causes.ts';
import type { RetryClass } from './diagnosis.ts';

/** Statuses that mostly pass by themselves. */
const passing: ReadonlySet<number> = new Set([502, 503, 504, 520, 521, 522, 523, 524]);

/** Statuses that may pass; asking again is the user's to decide. Other 5xx are among them, other 4xx are not. */
const perhaps: ReadonlySet<number> = new Set([408, 421, 425, 460, 499]);

/** Statuses that say the same however often they are asked for. */
const lasting: ReadonlySet<number> = new Set([501, 505, 506, 508, 509, 510, 511, 525, 526]);

/** Causes that outweigh their status. */
const byCause: Partial<Readonly<Record<Cause, RetryClass>>> = {
  'bot-check': 'never',
  blocked: 'never',
  'sign-in': 'never',
  'not-found': 'never',
  paused: 'ask',
  'network-login': 'never',
  'header-too-large': 'never',
  unsupported: 'never',
  'traffic-spent': 'never',
  // Without a status: what the browser met on the way.
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
 * Returns whether a page that failed so may be asked for again by itself, when told to, or not at all.
 *
 * @param status undefined where no answer came
 * @param hasRetryAfter the answer names a time to come back at
 */
export function retryClassOf(status: number | undefined, cause: Cause, hasRetryAfter: boolean): RetryClass {
  const outweighed = byCause[cause];
  if (outweighed) return outweighed;
  if (status === undefined) return 'ask';
  if (status === 530) return cause === 'origin-unreachable' ? 'auto' : 'ask';
  if (status === 508) return cause === 'overloaded' ? 'ask' : 'never';
  // To ask again is what a limit on requests is there against, unless the site says when.
  if (status === 429 || (cause === 'rate-limited' && passing.has(status)))
    return hasRetryAfter ? 'auto' : 'ask';
  if (passing.has(status)) return 'auto';
  if (lasting.has(status)) return 'never';
  return status >= 500 || perhaps.has(status) ? 'ask' : 'never';
}
