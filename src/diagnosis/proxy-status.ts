import { type BareItem, parseList, Token } from 'structured-headers';
import type { Cause } from './causes.ts';
import type { Evidence } from './evidence.ts';
import { type Facts, field } from './facts.ts';
import type { Fault } from './hop.ts';

/** The 32 error types of RFC 9209, 2.3, by the cause that they stand for. */
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
    const known = types.find(([pattern]) => pattern.test(type));
    if (!known) continue;
    const name = nameOf(item);
    return { name, cause: known[1], fault: known[2], evidence: { kind: 'proxy-status', name, value: type } };
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
