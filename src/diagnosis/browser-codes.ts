import type { Cause } from './causes.ts';

/** What Chromium names its errors (net_error_list.h), without `net::ERR_`; a pattern covers a family. */
const chromium: readonly (readonly [RegExp, Cause])[] = [
  [/^(?:INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)$/, 'offline'],
  [/^(?:NETWORK_CHANGED|NETWORK_ACCESS_DENIED)$/, 'network-changed'],
  [/^(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_|ICANN_NAME_COLLISION)/, 'name-not-found'],
  [/^(?:PROXY_|TUNNEL_|SOCKS_|MANDATORY_PROXY|NO_SUPPORTED_PROXIES|PAC_)/, 'network-proxy'],
  [/^(?:CERT_|SSL_PINNED|SSL_OBSOLETE|CERTIFICATE_TRANSPARENCY)/, 'certificate-bad'],
  [/^(?:SSL_|ECH_|EARLY_DATA|BAD_SSL)/, 'tls-failed'],
  [/^(?:CONNECTION_REFUSED|ADDRESS_INVALID)$/, 'connection-refused'],
  [/^(?:CONNECTION_TIMED_OUT|TIMED_OUT|ADDRESS_UNREACHABLE)$/, 'connection-timed-out'],
  [/^(?:CONNECTION_|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|QUIC_|HTTP2_PING)/, 'connection-lost'],
  [/^(?:BLOCKED_|UNSAFE_PORT|UNSAFE_REDIRECT|DISALLOWED_URL)/, 'browser-blocked'],
  [/^TOO_MANY_REDIRECTS$/, 'redirect-loop'],
  [/^(?:INVALID_|HTTP2_|SPDY_|INCOMPLETE_|CONTENT_|RESPONSE_|UNEXPECTED|INVALID_CHUNKED)/, 'response-broken'],
];

export function causeOfCode(code: string): Cause {
  const name = code.replace(/^net::ERR_/, '');
  return chromium.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown';
}
