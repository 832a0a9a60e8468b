import type { Cause } from './causes.ts';

/**
 * Patterns for the error names of both browsers (Chromium: `net::ERR_…` in net_error_list.h; Firefox:
 * `NS_ERROR_…` in xpcom/base/ErrorList.py, and the names of NSS), and the numbers of the same errors in
 * Firefox's network module, because Firefox's webNavigation reports only numbers. The first match counts.
 */
const codes: readonly (readonly [name: RegExp, cause: Cause, numbers?: readonly number[]])[] = [
  [/PROXY|TUNNEL|SOCKS|_PAC_/, 'network-proxy', [42, 72]],
  [/DISCONNECTED|IO_SUSPENDED|_OFFLINE/, 'offline', [16]],
  [/NETWORK_CHANGED|NETWORK_ACCESS_DENIED/, 'network-changed'],
  [/NAME_|DNS_|UNKNOWN_HOST/, 'name-not-found', [30, 33, 43]],
  [/CERT|SEC_ERROR|PKIX|SSL_PINNED/, 'certificate-bad', [89]],
  [/SSL|_ECH_|EARLY_DATA|INADEQUATE_SECURITY/, 'tls-failed', [82]],
  [/CONNECTION_REFUSED/, 'connection-refused', [13]],
  [/TIMED_OUT|TIMEOUT|_ADDRESS_/, 'connection-timed-out', [14, 85]],
  [/REDIRECTS|REDIRECT_LOOP/, 'redirect-loop', [31]],
  [/BLOCKED|UNSAFE|DISALLOWED|DENIED|NOT_ALLOWED|HTTPS_ONLY/, 'browser-blocked', [19, 86, 93]],
  [
    /NET_(?:ERROR|EMPTY)_RESPONSE|STATUS_LINE|INVALID_|INCOMPLETE|CONTENT|RESPONSE_|HTTP2_PROT|UNEXPECTED/,
    'response-broken',
    [27, 29, 35, 36, 90],
  ],
  [
    /CONNECTION_|EMPTY_RESPONSE|SOCKET|QUIC|HTTP[23]|NET_RESET|INTERRUPT|PARTIAL/,
    'connection-lost',
    [20, 71, 76, 83, 84],
  ],
];

/** The upper 16 bits of Firefox's error numbers identify the module. */
const modules = { network: 0x804b, security: 0x805a, uriLoader: 0x805d };

/** SSL_ERROR_BAD_CERT_DOMAIN, the only certificate error in the TLS layer's range. */
const badCertDomain = 0x2ff4;

/** Returns the cause for an error code of either browser; `unknown` for an unrecognized code. */
export function causeOfCode(code: string): Cause {
  const number = /^Error code (\d{1,10})$/.exec(code)?.[1];
  if (number) return causeOfNumber(Number(number));
  return codes.find(([name]) => name.test(code))?.[1] ?? 'unknown';
}

function causeOfNumber(result: number): Cause {
  const [module, error] = [Math.floor(result / 0x10000), result % 0x10000];
  if (module === modules.uriLoader) return 'browser-blocked';
  // SEC_ERROR_* end below 0x2000, SSL_ERROR_* below 0x3000, MOZILLA_PKIX_ERROR_* below 0x4000.
  if (module === modules.security) {
    return error > 0x2000 && error <= 0x3000 && error !== badCertDomain ? 'tls-failed' : 'certificate-bad';
  }
  if (module !== modules.network) return 'unknown';
  // A proxy's response to CONNECT: its status plus 1000.
  if (error >= 1300 && error < 1600) return 'network-proxy';
  return codes.find(([, , numbers]) => numbers?.includes(error))?.[1] ?? 'unknown';
}
