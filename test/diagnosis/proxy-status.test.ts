import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/diagnosis/facts.ts';
import { readCacheStatus, readProxyStatus } from '../../src/diagnosis/proxy-status.ts';
import { diagnosed } from './responses.ts';

/** The error types of RFC 9209, 2.3.1 to 2.3.32. */
const registered = [
  'dns_timeout',
  'dns_error',
  'destination_not_found',
  'destination_unavailable',
  'destination_ip_prohibited',
  'destination_ip_unroutable',
  'connection_refused',
  'connection_terminated',
  'connection_timeout',
  'connection_read_timeout',
  'connection_write_timeout',
  'connection_limit_reached',
  'tls_protocol_error',
  'tls_certificate_error',
  'tls_alert_received',
  'http_request_error',
  'http_request_denied',
  'http_response_incomplete',
  'http_response_header_section_size',
  'http_response_header_size',
  'http_response_body_size',
  'http_response_trailer_section_size',
  'http_response_trailer_size',
  'http_response_transfer_coding',
  'http_response_content_coding',
  'http_response_timeout',
  'http_upgrade_failed',
  'http_protocol_error',
  'proxy_internal_response',
  'proxy_internal_error',
  'proxy_configuration_error',
  'proxy_loop_detected',
];

const read = (...values: string[]) =>
  readProxyStatus(
    readFacts(
      502,
      values.map((value) => ['Proxy-Status', value] as const),
      undefined,
    ),
  );

describe('Proxy-Status', () => {
  it('knows all 32 error types of RFC 9209', () => {
    expect(registered).toHaveLength(32);
    expect(registered.filter((type) => !read(`gate; error=${type}`))).toEqual([]);
  });

  it.each([
    'gate; error=dns_errors',
    'gate; error=57014',
    'gate; error="dns_error"',
    'gate',
    'gate; error',
    '',
    ';;;',
    '"',
    'a b',
  ])('ignores %j', (value) => {
    expect(read(value)).toBeUndefined();
  });

  it('uses the member nearest the origin across repeated fields', () => {
    const status = read(
      'r34.example.net; error=http_response_timeout, cdn; error=proxy_internal_error',
      'last; error=dns_error',
    );
    expect(status).toMatchObject({ name: 'r34.example.net', cause: 'origin-too-slow' });
  });

  it('refines the cause that the status leaves open, and is evidence', () => {
    const { cause, evidence } = diagnosed({
      status: 502,
      headers: { 'proxy-status': '"cdn.example"; error=tls_certificate_error' },
    });
    expect(cause).toBe('gateway-tls');
    expect(evidence).toContainEqual({
      kind: 'proxy-status',
      name: 'cdn.example',
      value: 'tls_certificate_error',
    });
  });
});

describe('Cache-Status', () => {
  const cache = (value: string) => readCacheStatus(readFacts(503, [['Cache-Status', value]], undefined));

  it('reveals a stored error and the next hop’s status', () => {
    expect(cache('CDN; hit; ttl=5')).toEqual([{ kind: 'cache-hit', name: 'CDN' }]);
    expect(cache('"CDN Edge"; fwd=uri-miss; fwd-status=502')).toEqual([
      { kind: 'cache-forward', name: 'CDN Edge', value: '502' },
    ]);
  });

  it('is ignored if it cannot be parsed', () => {
    expect(cache('a b c')).toEqual([]);
  });
});
