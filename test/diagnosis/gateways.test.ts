import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { GeneratedBy } from '../../src/diagnosis/diagnosis.ts';
import { commandTargetOf } from '../../src/explanation/command-target.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import { ownersPart } from '../../src/explanation/owner.ts';
import { arrivedAt, diagnosed, pageAnswered } from './responses.ts';

/** The status, the headers, the body, and what generated the response and why. */
type Case = readonly [
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
  generatedBy: GeneratedBy,
  cause: Cause,
];

const cases: readonly Case[] = [
  [
    503,
    { server: 'Unit/1.32.1' },
    '<!DOCTYPE html><title>Error 503</title><p>Error 503.',
    'nginx-unit',
    'unavailable',
  ],
  [503, { server: 'Unit/1.32.1', 'content-length': '54' }, '', 'nginx-unit', 'origin-unreachable'],
  [
    502,
    { 'l5d-proxy-error': 'client error (Connect): Connection refused (os error 111)' },
    '',
    'linkerd',
    'origin-unreachable',
  ],
  [504, { 'l5d-proxy-error': 'HTTP response timed out' }, '', 'linkerd', 'origin-too-slow'],
  [403, { 'l5d-proxy-error': 'unauthorized request on route' }, '', 'linkerd', 'blocked'],
  [503, {}, 'service in fail-fast', 'linkerd', 'origin-unreachable'],
  [404, { server: 'APISIX/3.9.1' }, '{"error_msg":"404 Route Not Found"}', 'apisix', 'not-found'],
  [502, { server: 'APISIX/3.9.1', 'content-length': '229' }, '', 'apisix', 'origin-unusable'],
  [404, { server: 'kong/3.4.2' }, '{"message":"no Route matched with those values"}', 'kong', 'not-found'],
  [404, {}, '{"message":"no Route matched with those values"}', 'kong', 'not-found'],
  [
    502,
    {},
    '<h1>Kong Error</h1><p>An invalid response was received from the upstream server.</p>',
    'kong',
    'origin-unusable',
  ],
  [504, { 'x-swift-error': 'forward retry timeout' }, '', 'alibaba-cdn', 'origin-too-slow'],
  [503, { server: 'envoy' }, 'no healthy upstream', 'envoy', 'origin-unreachable'],
  [429, {}, 'local_rate_limited', 'envoy', 'rate-limited'],
  [
    401,
    {},
    '{"statusCode": 401, "message": "Access denied due to missing subscription key."}',
    'azure-apim',
    'sign-in',
  ],
  [
    429,
    {},
    '{"statusCode": 429, "message": "Rate limit is exceeded. Try again in 7 seconds."}',
    'azure-apim',
    'rate-limited',
  ],
  [
    500,
    {},
    '{"timestamp":1,"status":500,"exception":"com.netflix.zuul.exception.ZuulException","message":"GENERAL"}',
    'zuul',
    'origin-crashed',
  ],
  [
    503,
    {},
    '{"timestamp":"2024-05-02T10:11:12.131+00:00","path":"/a","status":503,"error":"Service Unavailable","requestId":"1-2"}',
    'spring-cloud-gateway',
    'origin-unreachable',
  ],
  [
    500,
    {},
    '<H2>Failure of Web Server bridge:</H2><P>CONNECTION_REFUSED',
    'weblogic-plugin',
    'origin-unreachable',
  ],
  [
    503,
    {},
    '<html><body><b>Http/1.1 Service Unavailable</b></body> </html>',
    'netscaler',
    'origin-unreachable',
  ],
  [
    500,
    {},
    '{"httpCode":"500","httpMessage":"Internal Server Error","moreInformation":"Failed to establish a backside connection"}',
    'ibm-datapower',
    'origin-unreachable',
  ],
  [500, { 'x-backside-transport': 'FAIL FAIL' }, '', 'ibm-datapower', 'origin-unusable'],
  [503, { 'x-sap-icm-err-id': 'ICMENOSERVERFOUND' }, '', 'sap-web-dispatcher', 'origin-unreachable'],
  [503, {}, 'The service is not available. Please try again later.', 'pound', 'origin-unreachable'],
  [404, {}, 'default backend - 404', 'ingress-nginx', 'no-site'],
  [
    404,
    {},
    '<h1>Application or Document Not Found</h1><p>No application was found at the provided URL.</p>',
    'openshift',
    'no-site',
  ],
  [
    400,
    { server: 'Microsoft-HTTPAPI/2.0' },
    '<h2>Bad Request - Invalid Hostname</h2><hr><p>HTTP Error 400. The request hostname is invalid.</p>',
    'iis',
    'no-site',
  ],
  [
    502,
    { server: 'Microsoft-IIS/10.0' },
    '<h2>502 - Web server received an invalid response while acting as a gateway or proxy server.</h2>',
    'iis',
    'origin-unusable',
  ],
  [
    502,
    {},
    '<title>Bad Gateway!</title><h1>Bad Gateway!</h1><dl><dd>The proxy server received',
    'apache',
    'origin-unusable',
  ],
  [403, {}, '<h1>403 Forbidden</h1> Request forbidden by administrative rules.', 'haproxy', 'blocked'],
  [429, { 'x-retry-in': '105.7ms' }, '', 'traefik', 'rate-limited'],
  [
    404,
    { server: 'WebSphere Application Server/8.5' },
    'Error 404: SRVE0255E: A WebGroup/Virtual Host to handle / has not been defined.',
    'origin',
    'misconfigured',
  ],
  [
    502,
    {},
    '<h1>An error occurred.</h1><p>Sorry, the page you are looking for is currently unavailable.</p><p><em>Faithfully yours, nginx.</em></p>',
    'nginx',
    'origin-unusable',
  ],
  [
    404,
    { server: 'nginx-reuseport/1.21.1' },
    '<center><h1>404 Not Found</h1></center><hr><center>nginx-reuseport/1.21.1</center>',
    'nginx',
    'not-found',
  ],
  [
    403,
    {},
    "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>",
    'apache',
    'blocked',
  ],
  [
    404,
    { server: 'IBM_HTTP_Server' },
    '<h1>Not Found</h1><p>The requested URL /a was not found on this server.</p>',
    'apache',
    'not-found',
  ],
  [
    500,
    {},
    '<h1>Request Timeout</h1><p>This request takes too long to process, it is timed out by the server.</p>',
    'litespeed',
    'origin-too-slow',
  ],
  [
    503,
    {},
    "<h1>This website is under heavy load</h1><p>We're sorry, too many people are accessing this website at the same time.</p>",
    'passenger',
    'overloaded',
  ],
  [403, {}, 'You do not have permission to view this directory or page.', 'iis', 'blocked'],
  [400, {}, '<h1>400 Bad request</h1>\nYour browser sent an invalid request.', 'haproxy', 'request-refused'],
  [
    404,
    {},
    '<title>Not Found on Accelerator</title><h1>Not Found on Accelerator</h1>',
    'trafficserver',
    'no-site',
  ],
  [403, {}, '<title>403</title>403 Forbidden', 'google-cloud-lb', 'blocked'],
  [401, { server: 'istio-envoy' }, 'Jwt is missing', 'istio', 'sign-in'],
  [429, { 'x-envoy-ratelimited': 'true', server: 'envoy' }, '', 'envoy', 'rate-limited'],
  [403, {}, '{"message":"Missing Authentication Token"}', 'aws-api-gateway', 'not-found'],
  [404, {}, '{ "statusCode": 404, "message": "Resource not found" }', 'azure-apim', 'not-found'],
  [429, {}, '{"message":"API rate limit exceeded"}', 'kong', 'rate-limited'],
  [
    403,
    {},
    'Your session could not be established. The session reference number: 1a2b3c4d',
    'f5-bigip',
    'blocked',
  ],
  // A 503 of these may as well be a limit, maintenance or a missing server.
  [
    503,
    {},
    '<center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center>',
    'nginx',
    'unavailable',
  ],
  [
    503,
    { server: 'Apache' },
    '<p>The server is temporarily unable to service your request due to maintenance downtime or capacity problems.</p>',
    'apache',
    'unavailable',
  ],
  [
    522,
    {},
    'Connection timed out Error code 522 Visit cloudflare.com for more information.',
    'cloudflare',
    'origin-unreachable',
  ],
  [
    0,
    {},
    'Web server is down Error code 521 Visit cloudflare.com for more information.',
    'cloudflare',
    'origin-unreachable',
  ],
  [0, {}, '<title>a.example | 524: A timeout occurred</title>', 'cloudflare', 'origin-too-slow'],
  [
    500,
    {},
    "Internal server error Error code 500 Visit cloudflare.com for more information. There is an internal server error on Cloudflare's network.",
    'cloudflare',
    'edge-failed',
  ],
  [403, {}, 'Error 1020 Ray ID: 6b993ced1a281004 Access denied', 'cloudflare', 'blocked'],
  [
    429,
    {},
    '{"title":"Error 1015: You are being rate limited","status":429,"cloudflare_error":true}',
    'cloudflare',
    'rate-limited',
  ],
  [
    429,
    {},
    'Error 1027 This website has been temporarily rate limited … on the Cloudflare Workers dashboard.',
    'cloudflare',
    'traffic-spent',
  ],
  [
    500,
    {},
    '<title>Worker threw exception | a.workers.dev | Cloudflare</title><h1>Error 1101</h1>',
    'cloudflare',
    'origin-crashed',
  ],
  [
    502,
    {},
    'Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared',
    'cloudflare',
    'origin-unreachable',
  ],
  [
    400,
    {},
    '400 Bad Request The plain HTTP request was sent to HTTPS port cloudflare',
    'cloudflare',
    'request-refused',
  ],
  [
    421,
    {},
    'Requested host does not match any Subject Alternative Names. Visit https://docs.fastly.com/en/guides/common-400-errors#error-421-misdirected-request for more information.',
    'fastly',
    'misconfigured',
  ],
  [503, {}, 'Error 503 SSL handshake error Error 54113 Details: cache-fra1-FRA 1 2', 'fastly', 'gateway-tls'],
  [503, {}, '<title>503 Backend is unhealthy</title>', 'fastly', 'origin-unreachable'],
  [
    503,
    {},
    'Our servers are currently under maintenance or experiencing a technical problem. Request from 203.0.113.7 via cp1079, Varnish XID 1 Error: 503, Backend fetch failed',
    'varnish',
    'origin-unreachable',
  ],
  [
    502,
    {},
    'ERROR 502 Bad Gateway We could not establish a connection to a.example You bunny.net Edge Network',
    'bunny',
    'origin-unreachable',
  ],
  [404, {}, '<title>Fehler 404 (Nicht gefunden)!!1</title>', 'google-gfe', 'not-found'],
  [
    403,
    {},
    '<h1>Error: Forbidden</h1><h2>Your client does not have permission to get URL <code>/</code> from this server.</h2>',
    'google-gfe',
    'blocked',
  ],
  [
    502,
    {},
    '502. That’s an error. The server encountered a temporary error and could not complete your request. That’s all we know.',
    'google-gfe',
    'origin-unusable',
  ],
  [
    503,
    {},
    '<h1>Error: Server Error</h1><h2>The service you requested is not available yet.<p>Please try again in 30 seconds.</h2>',
    'google-app-engine',
    'origin-unreachable',
  ],
  [429, {}, '<h1>Whoa there!</h1><p>You have exceeded a secondary rate limit.</p>', 'origin', 'rate-limited'],
];

it.each(cases)('a gateway is recognized: %i %j %s', (status, headers, body, generatedBy, cause) => {
  expect(diagnosed({ status, headers, body })).toMatchObject({ generatedBy, cause });
});

it('a response that Kong relayed is not its own', () => {
  const headers = { server: 'kong/3.4.2', 'x-kong-upstream-latency': '3', via: 'kong/3.4.2' };
  expect(diagnosed({ status: 404, headers }).generatedBy).not.toBe('kong');
});

it.each([
  ['502 Bad Gateway', 'origin-unusable'],
  ['Gateway Timeout', 'origin-too-slow'],
  ['404 page not found', 'not-found'],
  ['<title>Service Temporarily Unavailable</title>', 'unavailable'],
  ['{"status":429,"title":"Slow down"}', 'rate-limited'],
] as const)('a page without a head has the cause of the status that it states: %s', (body, cause) => {
  expect(diagnosed({ status: 0, body })).toMatchObject({ cause });
});

it('a page about errors states no status', () => {
  const body = `<title>502 Bad Gateway: how to fix it</title><p>${'Restart the server. '.repeat(60)}</p>`;
  expect(diagnosed({ status: 0, body }).cause).toBe('unknown');
});

describe('the name of a product that the table does not know', () => {
  it.each([
    [{ server: 'FooServer/1.2 (Unix)' }, 'FooServer/1.2'],
    [{ server: '\u202efoo' }, undefined],
    [{ server: 'x'.repeat(500) }, 'x'.repeat(31)],
    [{ server: 'nginx/1.24.0' }, undefined],
    [{ server: 'SAP NetWeaver Application Server / ABAP 740' }, undefined],
    [{ via: '1.1 proxy.example.com (FooProxy/3)' }, 'FooProxy/3'],
    [{ via: '1.1 foo' }, 'foo'],
    [{ via: '1.1 proxy.example.com:8080' }, undefined],
    [{ via: '1.1 varnish' }, undefined],
  ])('%j: %s', (headers: Readonly<Record<string, string>>, name) => {
    expect(diagnosed({ status: 503, headers }).namedServer).toBe(name);
  });
});

describe('what the server says', () => {
  const said = (status: number, body: string) =>
    diagnosed({ status, body }).evidence.find(({ kind }) => kind === 'server-says')?.value;

  it.each([
    ['{"type":"about:blank","title":"Out of credit","detail":"Your balance is 30."}', 'Your balance is 30.'],
    ['{"title":"Out of credit"}', 'Out of credit'],
    ['{"message":"no Route matched with those values"}', 'no Route matched with those values'],
    ['{"error":{"message":"Overloaded"}}', 'Overloaded'],
    ['{"error":"bad","detail":7}', 'bad'],
    [`{"detail":"${'a'.repeat(400)}"}`, `${'a'.repeat(159)}…`],
    ['{"detail":"cut', undefined],
    ['{"data":{}}', undefined],
    ['Bad Gateway', undefined],
  ])('%s', (body, statement) => {
    expect(said(503, body)).toBe(statement);
  });

  it('is not quoted from a page without an error', () => {
    expect(said(200, '{"title":"Moby-Dick"}')).toBeUndefined();
  });
});

it('shows the operator the name of an unknown product, and the user’s headline does not contain it', () => {
  const page = pageAnswered({ status: 503, headers: { server: 'FooServer/1.2' } });
  const diagnosis = diagnose(page, { now: arrivedAt, online: true });
  expect(ownersPart(diagnosis, commandTargetOf(page.url)).named).toEqual({
    key: 'owner_named',
    values: ['FooServer/1.2'],
  });
  expect(JSON.stringify(explainPage(page, diagnosis).headline)).not.toContain('FooServer');
});
