import type { Cause } from '../diagnosis/causes.ts';
import { isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Message, MessageKey } from './message.ts';

/** How long each cause usually lasts. For causes that are not listed, no duration can be given. */
const byCause: Partial<Readonly<Record<Cause, MessageKey>>> = {
  'origin-unreachable': 'how_long_minutes',
  'origin-too-slow': 'how_long_minutes',
  'origin-unusable': 'how_long_minutes',
  'origin-crashed': 'how_long_minutes',
  overloaded: 'how_long_minutes',
  unavailable: 'how_long_minutes',
  maintenance: 'how_long_maintenance',
  paused: 'how_long_paused',
  misconfigured: 'how_long_fix',
  'storage-full': 'how_long_fix',
  'traffic-spent': 'how_long_billing_period',
  'gateway-dns': 'how_long_fix',
  'gateway-tls': 'how_long_fix',
  'gateway-failed': 'how_long_minutes',
  'edge-failed': 'how_long_minutes',
  'network-login': 'how_long_until_resolved',
  'header-too-large': 'how_long_until_resolved',
  'sign-in': 'how_long_until_resolved',
  'bot-check': 'how_long_until_resolved',
  'rate-limited': 'how_long_rate_limit',
  'too-early': 'how_long_one_retry',
  'request-late': 'how_long_one_retry',
  'network-changed': 'how_long_one_retry',
  'connection-lost': 'how_long_minutes',
  'connection-refused': 'how_long_minutes',
  'connection-timed-out': 'how_long_minutes',
  'certificate-bad': 'how_long_fix',
  'response-broken': 'how_long_minutes',
};

/** Returns how long the failure will last, from the server's Retry-After or from its cause; undefined if unknown. */
export function howLong(diagnosis: Diagnosis, arrivedAt: number): Message | undefined {
  const { cause, notBefore, privateHost } = diagnosis;
  if (notBefore !== undefined && notBefore > arrivedAt) {
    return { key: 'how_long_retry_after', values: [{ duration: notBefore - arrivedAt }] };
  }
  if (privateHost) return undefined;
  const key = isUnsure(diagnosis) ? 'how_long_minutes' : byCause[cause];
  return key && { key };
}
