import type { Cause } from '../diagnosis/causes.ts';
import type { CheckId } from './check-commands.ts';
import { browserErrors } from './meaning-sources.ts';
import type { Advice, Meaning, Row } from './meaning-table.ts';

const row = (
  activity: Meaning['activity'],
  fault: NonNullable<Meaning['fault']>,
  reasons: Meaning['reasons'],
  advice: readonly Advice[],
  checks: readonly CheckId[],
): Row => [{ sender: 'browser', activity, fault, reasons, advice, checks }, browserErrors];

/** The meanings of the browsers' own network errors, by the causes that stand for them. */
export const browserErrorMeanings: Readonly<Partial<Record<Cause, Row>>> = {
  offline: row(
    'cause_offline_happened',
    'user',
    ['no_signal', 'switch', 'wifi'],
    ['what_now_offline', 'what_now_network'],
    ['reach'],
  ),
  'network-changed': row(
    'cause_network_changed_happened',
    'network',
    ['switch', 'weak', 'addon'],
    ['what_now_retry_once', 'what_now_network'],
    ['reach'],
  ),
  'network-proxy': row(
    'cause_network_proxy_happened',
    'network',
    ['filter', 'signed_out', 'addon'],
    ['what_now_network', 'meaning_try_update'],
    ['dns', 'reach', 'tls'],
  ),
  'name-not-found': row(
    'cause_name_not_found_happened',
    'origin',
    ['address', 'name', 'new_address'],
    ['what_now_name', 'what_now_network'],
    ['dns', 'plan'],
  ),
  'connection-refused': row(
    'cause_connection_refused_happened',
    'origin',
    ['down', 'settings', 'between'],
    ['what_now_ask', 'what_now_network'],
    ['listen', 'dns', 'reach', 'balancer'],
  ),
  'connection-lost': row(
    'cause_connection_lost_happened',
    'origin',
    ['weak', 'down', 'addon'],
    ['what_now_retry_once', 'meaning_try_sent', 'what_now_network'],
    ['app_log', 'listen', 'tls', 'load'],
  ),
  'connection-timed-out': row(
    'cause_connection_timed_out_happened',
    'origin',
    ['traffic', 'down', 'route'],
    ['what_now_ask', 'what_now_network'],
    ['dns_or_load', 'reach', 'listen', 'balancer'],
  ),
  'tls-failed': row(
    'cause_tls_failed_happened',
    'origin',
    ['addon', 'settings', 'old_software'],
    ['meaning_try_update', 'what_now_network'],
    ['tls', 'dns'],
  ),
  'certificate-bad': row(
    'cause_certificate_bad_happened',
    'origin',
    ['certificate', 'clock', 'wifi'],
    ['what_now_certificate', 'what_now_network'],
    ['tls', 'dns'],
  ),
  'response-broken': row(
    'cause_response_broken_happened',
    'origin',
    ['bug', 'update', 'addon'],
    ['what_now_ask', 'meaning_try_files', 'meaning_try_update'],
    ['status', 'app_log', 'release'],
  ),
  'redirect-loop': row(
    'cause_redirect_loop_happened',
    'origin',
    ['settings', 'cookies', 'update'],
    ['what_now_cookies', 'meaning_try_private', 'what_now_ask'],
    ['redirects', 'tls', 'routing'],
  ),
  'browser-blocked': row(
    'cause_browser_blocked_happened',
    'user',
    ['blocker', 'addon', 'filter'],
    ['what_now_extension', 'meaning_try_private'],
    ['status'],
  ),
  unknown: row(
    'cause_unknown_happened',
    'network',
    ['weak', 'down', 'addon'],
    ['what_now_retry_once', 'what_now_network'],
    ['dns', 'reach', 'status'],
  ),
};
