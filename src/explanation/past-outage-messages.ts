import type { Cause } from '../diagnosis/causes.ts';
import type { GatewayId } from '../diagnosis/gateways.ts';
import { type CauseGroup, causeGroupOf, isKnownCause } from '../history/cause-groups.ts';
import type { PastOutage } from '../history/past-outages.ts';
import type { Message, MessageKey, Value } from './message.ts';
import { productName } from './product-names.ts';

/** The names of the kinds of causes. */
export const causeGroupNames: Readonly<Record<CauseGroup, MessageKey>> = {
  unreachable: 'history_page_group_unreachable',
  'too-slow': 'history_page_group_too_slow',
  broken: 'history_page_group_broken',
  busy: 'history_page_group_busy',
  'near-user': 'history_page_group_near_user',
  unknown: 'history_page_group_unknown',
};

/**
 * Why a site failed. The history does not hold which of the site's own hops did, so none of them is named. Causes that
 * are not listed are hardly ever those of an outage, since their pages are not retried.
 */
const causeNames: Partial<Readonly<Record<Cause, MessageKey>>> = {
  'origin-unreachable': 'history_page_cause_origin_unreachable',
  'origin-too-slow': 'history_page_cause_origin_too_slow',
  'origin-unusable': 'history_page_cause_origin_unusable',
  'origin-crashed': 'history_page_cause_origin_crashed',
  overloaded: 'history_page_cause_overloaded',
  unavailable: 'history_page_cause_unavailable',
  maintenance: 'history_page_cause_maintenance',
  paused: 'history_page_cause_paused',
  misconfigured: 'history_page_cause_misconfigured',
  'storage-full': 'history_page_cause_storage_full',
  'traffic-spent': 'history_page_cause_traffic_spent',
  'gateway-dns': 'history_page_cause_gateway_dns',
  'gateway-tls': 'history_page_cause_gateway_tls',
  'gateway-failed': 'history_page_cause_gateway_failed',
  'edge-failed': 'history_page_cause_edge_failed',
  'network-proxy': 'history_page_cause_network_proxy',
  'network-changed': 'history_page_cause_network_changed',
  offline: 'history_page_cause_offline',
  'rate-limited': 'history_page_cause_rate_limited',
  'request-late': 'history_page_cause_request_late',
  'name-not-found': 'history_page_cause_name_not_found',
  'connection-refused': 'history_page_cause_connection_refused',
  'connection-lost': 'history_page_cause_connection_lost',
  'connection-timed-out': 'history_page_cause_connection_timed_out',
  'tls-failed': 'history_page_cause_tls_failed',
  'response-broken': 'history_page_cause_response_broken',
};

/** Returns why a site failed, as far as it was known. */
export function pastCauseMessage({ cause }: Pick<PastOutage, 'cause'>): Message {
  const key = isKnownCause(cause) ? causeNames[cause] : undefined;
  return { key: key ?? causeGroupNames[causeGroupOf(cause)] };
}

/** Returns what generated the response: a product's name, the site itself, or that it is not known. */
export function pastGeneratedBy({ status, generatedBy }: Pick<PastOutage, 'status' | 'generatedBy'>): Value {
  if (status === 0) return { words: 'history_page_no_response' };
  if (generatedBy === undefined) return { words: 'history_page_not_known' };
  return generatedBy === 'origin'
    ? { words: 'history_page_site_itself' }
    : productName(generatedBy as GatewayId);
}
