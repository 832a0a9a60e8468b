import { expect, it } from 'vitest';
import { causeOfCode } from '../../src/diagnosis/browser-error-codes.ts';
import type { Cause } from '../../src/diagnosis/causes.ts';

const network = 0x804b_0000;
const security = 0x805a_0000;

it.each<[Cause, ...string[]]>([
  [
    'name-not-found',
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_DNS_TIMED_OUT',
    'NS_ERROR_UNKNOWN_HOST',
    `Error code ${network + 30}`,
  ],
  [
    'connection-refused',
    'net::ERR_CONNECTION_REFUSED',
    'NS_ERROR_CONNECTION_REFUSED',
    'Error code 2152398861',
  ],
  [
    'connection-lost',
    'net::ERR_CONNECTION_RESET',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_CONNECTION_CLOSED',
    'net::ERR_QUIC_PROTOCOL_ERROR',
    'NS_ERROR_NET_RESET',
    'NS_ERROR_NET_INTERRUPT',
    `Error code ${network + 20}`,
  ],
  [
    'connection-timed-out',
    'net::ERR_CONNECTION_TIMED_OUT',
    'net::ERR_TIMED_OUT',
    'net::ERR_ADDRESS_UNREACHABLE',
    'NS_ERROR_NET_TIMEOUT',
    `Error code ${network + 14}`,
  ],
  [
    'tls-failed',
    'net::ERR_SSL_PROTOCOL_ERROR',
    'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    'SSL_ERROR_NO_CYPHER_OVERLAP',
    `Error code ${security + 0x2ffe}`,
  ],
  [
    'certificate-bad',
    'net::ERR_CERT_DATE_INVALID',
    'net::ERR_CERT_AUTHORITY_INVALID',
    'SEC_ERROR_UNKNOWN_ISSUER',
    'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
    'SSL_ERROR_BAD_CERT_DOMAIN',
    `Error code ${security + 0x1ff3}`,
    `Error code ${security + 0x2ff4}`,
    `Error code ${security + 0x3ff2}`,
  ],
  [
    'network-proxy',
    'net::ERR_PROXY_CONNECTION_FAILED',
    'net::ERR_TUNNEL_CONNECTION_FAILED',
    'net::ERR_SOCKS_CONNECTION_FAILED',
    'NS_ERROR_PROXY_CONNECTION_REFUSED',
    'NS_ERROR_UNKNOWN_PROXY_HOST',
    'NS_ERROR_PROXY_BAD_GATEWAY',
    `Error code ${network + 72}`,
    `Error code ${network + 1502}`,
  ],
  ['offline', 'net::ERR_INTERNET_DISCONNECTED', 'NS_ERROR_OFFLINE', `Error code ${network + 16}`],
  ['network-changed', 'net::ERR_NETWORK_CHANGED'],
  ['redirect-loop', 'net::ERR_TOO_MANY_REDIRECTS', 'NS_ERROR_REDIRECT_LOOP', `Error code ${network + 31}`],
  [
    'browser-blocked',
    'net::ERR_BLOCKED_BY_CLIENT',
    'net::ERR_UNSAFE_PORT',
    'NS_ERROR_PORT_ACCESS_NOT_ALLOWED',
    `Error code ${0x805d_001f}`,
  ],
  [
    'response-broken',
    'net::ERR_INVALID_RESPONSE',
    'net::ERR_HTTP_RESPONSE_CODE_FAILURE',
    'net::ERR_CONTENT_DECODING_FAILED',
    'net::ERR_HTTP2_PROTOCOL_ERROR',
    'NS_ERROR_NET_ERROR_RESPONSE',
    'Error code 2152398883',
    'NS_ERROR_CORRUPTED_CONTENT',
  ],
  ['unknown', '', 'net::ERR_FAILED', 'Error code 1', 'Error code 99999999999', 'whatever'],
])('%s', (cause, ...codes) => {
  expect(codes.map(causeOfCode)).toEqual(codes.map(() => cause));
});
