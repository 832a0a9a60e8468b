import type { Cause } from '../diagnosis/causes.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Message, MessageKey } from './message.ts';

/** How long each cause usually lasts. For causes that are not listed, no duration can be given. */
const byCause: Partial<Readonly<Record<Cause, MessageKey>>> = {
  'origin-unreachable': 'long_minutes',
  'origin-too-slow': 'long_minutes',
  'origin-unusable': 'long_minutes',
  'origin-crashed': 'long_minutes',
  overloaded: 'long_minutes',
  unavailable: 'long_minutes',
  maintenance: 'long_maintenance',
  paused: 'long_wake',
  misconfigured: 'long_fix',
  'storage-full': 'long_fix',
  'traffic-spent': 'long_month',
  'gateway-dns': 'long_fix',
  'gateway-tls': 'long_fix',
  'gateway-failed': 'long_minutes',
  'edge-failed': 'long_minutes',
  'network-login': 'long_done',
  'header-too-large': 'long_done',
  'sign-in': 'long_done',
  'bot-check': 'long_done',
  'rate-limited': 'long_rate',
  'too-early': 'long_once',
  'request-late': 'long_once',
  'network-changed': 'long_once',
  'connection-lost': 'long_minutes',
  'connection-refused': 'long_minutes',
  'connection-timed-out': 'long_minutes',
  'certificate-bad': 'long_fix',
  'response-broken': 'long_minutes',
};

/** Returns how long the failure will last, from the server's Retry-After or from its cause; undefined if unknown. */
export function howLong(
  { cause, notBefore, privateHost, confidence }: Diagnosis,
  arrivedAt: number,
): Message | undefined {
  if (notBefore !== undefined && notBefore > arrivedAt) {
    return { key: 'long_retry_after', values: [{ duration: notBefore - arrivedAt }] };
  }
  if (privateHost) return undefined;
  const key = confidence === 'low' ? 'long_minutes' : byCause[cause];
  return key && { key };
}
