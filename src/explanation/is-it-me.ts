import type { Cause } from '../diagnosis/causes.ts';
import { isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { isDeviceRefused, mayBeOnDevice } from './device-proxies.ts';
import type { Message, MessageKey } from './message.ts';

/** Causes that answer the question without further evidence. */
const byCause: Partial<Readonly<Record<Cause, MessageKey>>> = {
  'header-too-large': 'is_it_me_cookies',
  'request-late': 'is_it_me_slow',
  blocked: 'is_it_me_blocked',
  'rate-limited': 'is_it_me_limit',
  'bot-check': 'is_it_me_check',
  'no-site': 'is_it_me_address',
  'not-found': 'is_it_me_address',
  offline: 'is_it_me_offline',
  'browser-blocked': 'is_it_me_browser',
  'network-changed': 'is_it_me_network',
};

/** Returns whether the problem is on the user's side, judged by the response or, without one, by recent successes. */
export function isItMe(diagnosis: Diagnosis, url: string): Message {
  const { cause, fault, connection, evidence, privateHost } = diagnosis;
  const own = byCause[cause];
  const unsure = isUnsure(diagnosis);
  if (fault === 'network' && !unsure) return { key: networkKeyOf(diagnosis) };
  if (own && !unsure) return { key: own };
  if (mayBeCookies(diagnosis)) return { key: 'is_it_me_cookies_perhaps' };
  if (fault === 'none') return { key: 'is_it_me_nothing_broken' };
  if (privateHost) return { key: 'is_it_me_private_host' };
  if (isFromBeyond(diagnosis, url))
    return { key: unsure ? 'is_it_me_likely_not' : 'is_it_me_response_received' };
  if (connection === 'works') return { key: 'is_it_me_recent_success' };
  const silence = evidence.find(({ kind }) => kind === 'no-recent-success')?.ms;
  if (silence !== undefined) return { key: 'is_it_me_no_recent_success', values: [{ duration: silence }] };
  return { key: 'is_it_me_unknown' };
}

function networkKeyOf(diagnosis: Diagnosis): MessageKey {
  if (isDeviceRefused(diagnosis)) return 'is_it_me_proxy_list';
  return mayBeOnDevice(diagnosis) ? 'is_it_me_device' : 'is_it_me_network';
}

/**
 * Returns whether the site's cookies in the browser may be the cause: servers that cannot read them send 400 or 431, and
 * an old sign-in leads from redirect to redirect.
 */
function mayBeCookies({ status, cause, privateHost }: Diagnosis): boolean {
  return !privateHost && (status === 400 || status === 431 || cause === 'redirect-loop');
}

/**
 * Returns whether a response came from beyond the user's device and network, which it shows to work. A service worker
 * generates its responses on the device, and without TLS anything in the network may have generated a response that
 * shows no product.
 */
function isFromBeyond({ status, generatedBy, fault, chain, evidence }: Diagnosis, url: string): boolean {
  if (fault === 'network') return false;
  const isAnonymous =
    generatedBy === null && !chain.some(({ kind, product }) => product && kind !== 'network');
  if (isAnonymous && (status === undefined || url.startsWith('http:'))) return false;
  const generator = chain.find(({ product }) => product !== undefined && product === generatedBy);
  return generator?.kind !== 'network' && !evidence.some(({ kind }) => kind === 'service-worker');
}
