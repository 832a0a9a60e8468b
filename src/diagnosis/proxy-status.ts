import { type BareItem, parseList, Token } from 'structured-headers';
import type { Cause } from './causes.ts';
import type { Fault } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { type Facts, field } from './facts.ts';

/** The error types of RFC 9209, 2.3, with the cause that each stands for. */
const types: Readonly<Record<string, readonly [Cause, Fault?]>> = {
  dns_timeout: ['gateway-dns'],
  dns_error: ['gateway-dns'],
  destination_not_found: ['misconfigured', 'gateway'],
  destination_unavailable: ['origin-unreachable'],
  destination_ip_prohibited: ['misconfigured', 'gateway'],
  destination_ip_unroutable: ['origin-unreachable'],
  connection_refused: ['origin-unreachable'],
  connection_terminated: ['origin-unusable'],
  connection_timeout: ['origin-unreachable'],
  connection_read_timeout: ['origin-too-slow'],
  connection_write_timeout: ['origin-too-slow'],
  connection_limit_reached: ['overloaded'],
  tls_protocol_error: ['gateway-tls'],
  tls_certificate_error: ['gateway-tls'],
  tls_alert_received: ['gateway-tls'],
  http_request_error: ['request-refused'],
  http_request_denied: ['blocked'],
  http_response_incomplete: ['origin-unusable'],
  http_response_header_section_size: ['origin-unusable'],
  http_response_header_size: ['origin-unusable'],
  http_response_body_size: ['origin-unusable'],
  http_response_trailer_section_size: ['origin-unusable'],
  http_response_trailer_size: ['origin-unusable'],
  http_response_transfer_coding: ['origin-unusable'],
  http_response_content_coding: ['origin-unusable'],
  http_response_timeout: ['origin-too-slow'],
  http_upgrade_failed: ['origin-unusable'],
  http_protocol_error: ['origin-unusable'],
  proxy_internal_response: ['gateway-failed'],
  proxy_internal_error: ['gateway-failed'],
  proxy_configuration_error: ['misconfigured', 'gateway'],
  proxy_loop_detected: ['misconfigured', 'gateway'],
};

/** All 32 of them, for the test that holds them against the RFC. */
export const proxyErrorTypes = Object.keys(types);

/** What a hop says of itself; nothing vouches for it. */
export interface ProxyStatus {
  readonly name: string;
  readonly cause: Cause;
  readonly fault?: Fault | undefined;
  readonly evidence: Evidence;
}

/**
 * What `Proxy-Status` says (RFC 9209): of its members the first, nearest the origin, that names a registered
 * error. Undefined where there is none, or the field cannot be parsed.
 */
export function readProxyStatus(facts: Facts): ProxyStatus | undefined {
  for (const [item, parameters] of parse(facts, 'proxy-status')) {
    const error = parameters.get('error');
    const type = error instanceof Token ? error.toString() : '';
    const known = Object.hasOwn(types, type) ? types[type] : undefined;
    if (!known) continue;
    const name = nameOf(item);
    return { name, cause: known[0], fault: known[1], evidence: { kind: 'proxy-status', name, value: type } };
  }
  return undefined;
}

/** What the caches on the way say (RFC 9211): a stored error, or the status that the next hop gave. */
export function readCacheStatus(facts: Facts): readonly Evidence[] {
  for (const [item, parameters] of parse(facts, 'cache-status')) {
    const name = nameOf(item);
    if (parameters.get('hit') === true) return [{ kind: 'cache-hit', name }];
    const status = parameters.get('fwd-status');
    if (typeof status === 'number') return [{ kind: 'cache-forward', name, value: String(status) }];
  }
  return [];
}

function parse(facts: Facts, name: string): readonly (readonly [BareItem, ReadonlyMap<string, BareItem>])[] {
  if (field(facts, name) === undefined) return [];
  try {
    return parseList((facts.fields.get(name) ?? []).join(', ')).flatMap(([item, parameters]) =>
      Array.isArray(item) ? [] : [[item, parameters] as const],
    );
  } catch {
    return [];
  }
}

function nameOf(item: BareItem): string {
  return (item instanceof Token ? item.toString() : typeof item === 'string' ? item : '').slice(0, 60);
}
