import type { Cause } from './causes.ts';

/** What Chromium names its errors (net_error_list.h), without `net::ERR_`; a pattern covers a family. */
const chromium: readonly (readonly [RegExp, Cause])[] = [
  [/^(?:INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)$/, 'offline'],
  [/^(?:NETWORK_CHANGED|NETWORK_ACCESS_DENIED)$/, 'network-changed'],
  [/^(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_|ICANN_NAME_COLLISION)/, 'name-not-found'],
  [/^(?:PROXY_|TUNNEL_|SOCKS_|MANDATORY_PROXY|NO_SUPPORTED_PROXIES|PAC_|HTTPS_PROXY)/, 'network-proxy'],
  [/^(?:CERT_|CERTIFICATE_TRANSPARENCY|SSL_PINNED)/, 'certificate-bad'],
  [/^(?:SSL_|ECH_|EARLY_DATA_|BAD_SSL_|CLIENT_AUTH_)/, 'tls-failed'],
  [/^CONNECTION_REFUSED$/, 'connection-refused'],
  [/^(?:CONNECTION_TIMED_OUT|TIMED_OUT|ADDRESS_UNREACHABLE|ADDRESS_INVALID)$/, 'connection-timed-out'],
  [/^(?:CONNECTION_|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|QUIC_|HTTP2_PING_FAILED)/, 'connection-lost'],
  [/^(?:BLOCKED_|UNSAFE_|DISALLOWED_URL|ACCESS_DENIED)/, 'browser-blocked'],
  [/^TOO_MANY_REDIRECTS$/, 'redirect-loop'],
  // Answers whose status was missed are among them: HTTP_RESPONSE_CODE_FAILURE is an error without a page.
  [/^(?:INVALID_|HTTP2_|HTTP_|INCOMPLETE_|CONTENT_|RESPONSE_|UNEXPECTED|MISCONFIGURED)/, 'response-broken'],
];

/**
 * Firefox's errors of its network module (xpcom/base/ErrorList.py): the name that `webRequest` gives, without
 * `NS_ERROR_`, and the number within the module, which is all that `webNavigation` gives.
 */
const firefox: readonly (readonly [number, string, Cause])[] = [
  [13, 'CONNECTION_REFUSED', 'connection-refused'],
  [14, 'NET_TIMEOUT', 'connection-timed-out'],
  [85, 'NET_TIMEOUT_EXTERNAL', 'connection-timed-out'],
  [16, 'OFFLINE', 'offline'],
  [19, 'PORT_ACCESS_NOT_ALLOWED', 'browser-blocked'],
  [86, 'HTTPS_ONLY', 'browser-blocked'],
  [93, 'LOCAL_NETWORK_ACCESS_DENIED', 'browser-blocked'],
  [20, 'NET_RESET', 'connection-lost'],
  [71, 'NET_INTERRUPT', 'connection-lost'],
  [76, 'NET_PARTIAL_TRANSFER', 'connection-lost'],
  [83, 'NET_HTTP2_SENT_GOAWAY', 'connection-lost'],
  [84, 'NET_HTTP3_PROTOCOL_ERROR', 'connection-lost'],
  [27, 'INVALID_CONTENT_ENCODING', 'response-broken'],
  [29, 'CORRUPTED_CONTENT', 'response-broken'],
  [35, 'NET_ERROR_RESPONSE', 'response-broken'],
  [36, 'NET_EMPTY_RESPONSE', 'response-broken'],
  [90, 'PARSING_HTTP_STATUS_LINE', 'response-broken'],
  [30, 'UNKNOWN_HOST', 'name-not-found'],
  [33, 'DNS_LOOKUP_QUEUE_FULL', 'name-not-found'],
  [43, 'DEFINITIVE_UNKNOWN_HOST', 'name-not-found'],
  [31, 'REDIRECT_LOOP', 'redirect-loop'],
  [42, 'UNKNOWN_PROXY_HOST', 'network-proxy'],
  [72, 'PROXY_CONNECTION_REFUSED', 'network-proxy'],
  [82, 'NET_INADEQUATE_SECURITY', 'tls-failed'],
  [89, 'BAD_HSTS_CERT', 'certificate-bad'],
];

const modules = { network: 0x804b, security: 0x805a, uriLoader: 0x805d };

/** SSL_ERROR_BAD_CERT_DOMAIN, the one certificate error among those of the TLS layer. */
const badCertDomain = 0x2ff4;

/** What the browser's own error code says, in either browser's spelling; `unknown` for a code that says nothing. */
export function causeOfCode(code: string): Cause {
  if (code.startsWith('net::ERR_')) {
    const name = code.slice('net::ERR_'.length);
    return chromium.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown';
  }
  const number = /^Error code (\d{1,10})$/.exec(code)?.[1];
  return number ? causeOfNumber(Number(number)) : causeOfName(code);
}

/** An nsresult: the module in the upper half, the error within it in the lower. */
function causeOfNumber(result: number): Cause {
  const [module, error] = [Math.floor(result / 0x10000), result % 0x10000];
  if (module === modules.uriLoader) return 'browser-blocked';
  if (module === modules.security) return causeOfTls(error);
  if (module !== modules.network) return 'unknown';
  // The proxy's status is 1000 less.
  if (error >= 1300 && error < 1600) return 'network-proxy';
  return firefox.find(([number]) => number === error)?.[2] ?? 'unknown';
}

/** SEC_ERROR_* end below 0x2000, SSL_ERROR_* below 0x3000, MOZILLA_PKIX_ERROR_* below 0x4000, all counted downwards. */
function causeOfTls(error: number): Cause {
  return error > 0x2000 && error <= 0x3000 && error !== badCertDomain ? 'tls-failed' : 'certificate-bad';
}

function causeOfName(code: string): Cause {
  if (/^(?:SEC_ERROR_|MOZILLA_PKIX_ERROR_|SSL_ERROR_BAD_CERT_DOMAIN)/.test(code)) return 'certificate-bad';
  if (code.startsWith('SSL_ERROR_')) return 'tls-failed';
  const name = code.replace(/^NS_ERROR_/, '');
  const known = firefox.find(([, own]) => own === name)?.[2];
  return known ?? (name.startsWith('PROXY_') ? 'network-proxy' : 'unknown');
}
