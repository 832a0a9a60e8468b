import type { Cause } from '../diagnosis/causes.ts';
import { isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis, RetryClass } from '../diagnosis/diagnosis.ts';
import { isNetworkBlock } from './cause-messages.ts';
import type { Message, MessageKey } from './message.ts';

/** Causes with advice of their own; the others get the advice of their retry class. */
const byCause: Partial<Readonly<Record<Cause, MessageKey>>> = {
  'bot-check': 'what_now_bot_check',
  'sign-in': 'what_now_sign_in',
  'network-login': 'what_now_network_login',
  'network-proxy': 'what_now_network',
  'header-too-large': 'what_now_large_cookies',
  'redirect-loop': 'what_now_cookies',
  'not-found': 'what_now_address',
  'no-site': 'what_now_no_site',
  gone: 'what_now_address',
  blocked: 'what_now_blocked',
  'rate-limited': 'what_now_slow_down',
  'too-early': 'what_now_retry_once',
  'request-late': 'what_now_retry_once',
  'network-changed': 'what_now_retry_once',
  offline: 'what_now_offline',
  'name-not-found': 'what_now_name',
  'certificate-bad': 'what_now_certificate',
  'browser-blocked': 'what_now_extension',
  fine: 'what_now_nothing',
};

const byRetry: Readonly<Record<RetryClass, MessageKey>> = {
  auto: 'what_now_wait',
  ask: 'what_now_ask',
  never: 'what_now_contact_site',
};

/** Returns what the user can do. A Retry-After time takes precedence over any other advice. */
export function whatNow(diagnosis: Diagnosis): Message {
  const { cause, retry, notBefore, privateHost, fault } = diagnosis;
  if (notBefore !== undefined && retry !== 'never') {
    return { key: 'what_now_retry_after', values: [{ clock: notBefore }] };
  }
  if (privateHost && fault !== 'none' && cause !== 'header-too-large')
    return { key: 'what_now_private_host' };
  const unsure = isUnsure(diagnosis);
  if (!unsure && isNetworkBlock(diagnosis)) return { key: 'what_now_network_blocked' };
  const advice = unsure ? undefined : byCause[cause];
  return { key: advice ?? byRetry[retry] };
}
