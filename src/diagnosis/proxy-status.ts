import type { Cause } from './causes.ts';
import type { Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import type { Fault } from './hop.ts';
import { type Member, readList, textOf } from './structured-field.ts';

/** The 32 error types of RFC 9209, 2.3, by cause. */
const types: readonly (readonly [RegExp, Cause, Fault?])[] = [
  [/^dns_(?:timeout|error)$/, 'gateway-dns'],
  [
    /^(?:destination_(?:not_found|ip_prohibited)|proxy_(?:configuration_error|loop_detected))$/,
    'misconfigured',
    'gateway',
  ],
  [/^(?:destination_(?:unavailable|ip_unroutable)|connection_(?:refused|timeout))$/, 'origin-unreachable'],
  [/^(?:connection_(?:read|write)_timeout|http_response_timeout)$/, 'origin-too-slow'],
  [/^connection_limit_reached$/, 'overloaded'],
  [/^tls_(?:protocol_error|certificate_error|alert_received)$/, 'gateway-tls'],
  [/^http_request_error$/, 'request-refused'],
  [/^http_request_denied$/, 'blocked'],
  [/^proxy_internal_(?:response|error)$/, 'gateway-failed'],
  [
    /^(?:connection_terminated|http_(?:upgrade_failed|protocol_error|response_(?:incomplete|(?:header|trailer)(?:_section)?_size|body_size|(?:transfer|content)_coding)))$/,
    'origin-unusable',
  ],
];

/** What a hop reports about itself, unverified. */
export interface ProxyStatus {
  readonly name: string;
  readonly cause: Cause;
  readonly fault?: Fault | undefined;
  readonly evidence: Evidence;
}

/**
 * Returns the first member of `Proxy-Status` that has a registered error type; members are ordered from the
 * origin to the user (RFC 9209). Undefined if there is none, or if the field cannot be parsed.
 */
export function readProxyStatus(facts: Facts): ProxyStatus | undefined {
  for (const member of membersOf(facts, 'proxy-status')) {
    // The type is a token (RFC 9209, 2.1.1): a quoted name does not count.
    const type = member.parameters.get('error') ?? '';
    const known = types.find(([pattern]) => pattern.test(type));
    if (!known) continue;
    const name = nameOf(member);
    return { name, cause: known[1], fault: known[2], evidence: { kind: 'proxy-status', name, value: type } };
  }
  return undefined;
}

/** Returns what caches on the path report (RFC 9211): a stored error, or the status that they received. */
export function readCacheStatus(facts: Facts): readonly Evidence[] {
  for (const member of membersOf(facts, 'cache-status')) {
    const name = nameOf(member);
    if (member.parameters.get('hit') === '?1') return [{ kind: 'cache-hit', name }];
    const status = member.parameters.get('fwd-status') ?? '';
    if (/^\d{3}$/.test(status)) return [{ kind: 'cache-forward', name, value: status }];
  }
  return [];
}

function membersOf({ fields }: Facts, name: string): readonly Member[] {
  const values = fields.get(name);
  return values ? readList(values.join(', ')) : [];
}

function nameOf({ item }: Member): string {
  return textOf(item).slice(0, 60);
}
