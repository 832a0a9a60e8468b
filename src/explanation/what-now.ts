import type { Cause } from '../diagnosis/causes.ts';
import type { Diagnosis, RetryClass } from '../diagnosis/diagnosis.ts';
import type { Message, MessageKey } from './message.ts';

/** Causes with advice of their own; the others get the advice of their retry class. */
const byCause: Partial<Readonly<Record<Cause, MessageKey>>> = {
  'bot-check': 'now_check',
  'sign-in': 'now_sign_in',
  'network-login': 'now_network_login',
  'network-proxy': 'now_network',
  'header-too-large': 'now_cookies',
  'redirect-loop': 'now_cookies',
  'not-found': 'now_address',
  gone: 'now_address',
  blocked: 'now_blocked',
  'rate-limited': 'now_slow_down',
  'too-early': 'now_once',
  'request-late': 'now_once',
  'network-changed': 'now_once',
  offline: 'now_offline',
  'name-not-found': 'now_name',
  'certificate-bad': 'now_certificate',
  'browser-blocked': 'now_add_on',
  fine: 'now_nothing',
};

const byRetry: Readonly<Record<RetryClass, MessageKey>> = {
  auto: 'now_wait',
  ask: 'now_ask',
  never: 'now_tell',
};

/** Returns what the user can do. A Retry-After time takes precedence over any other advice. */
export function whatNow({ cause, retry, notBefore, privateHost, fault, confidence }: Diagnosis): Message {
  if (notBefore !== undefined && retry !== 'never') {
    return { key: 'now_retry_after', values: [{ clock: notBefore }] };
  }
  if (privateHost && fault !== 'none' && cause !== 'header-too-large') return { key: 'now_local' };
  const advice = confidence === 'low' ? undefined : byCause[cause];
  return { key: advice ?? byRetry[retry] };
}
