import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { DiagnosisContext } from '../../src/diagnosis/diagnosis.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import { diagnosed, pageAnswered } from './responses.ts';

const http = 'http://shop.example/';
const https = 'https://shop.example/';

type Response = Parameters<typeof diagnosed>[0];

/** Pages of filters that intercept TLS, in the wording and with the addresses of their templates. */
const filterPages: readonly (readonly [product: string, body: string, cause: Cause])[] = [
  [
    'zscaler',
    '<title>Internet Security by Zscaler</title><h1>Sorry, you don’t have permission</h1>',
    'network-proxy',
  ],
  [
    'mcafee-web-gateway',
    '<link href="/mwg-internal/de5fs23hu73ds/files/default/stylesheet.css"><h1>URL Blocked</h1>',
    'blocked',
  ],
  [
    'forcepoint',
    '<iframe src="http://10.0.0.1:15871/cgi-bin/block_message.cgi?ws-session=18"></iframe>',
    'blocked',
  ],
  [
    'blue-coat',
    '<h1>Access Denied (policy_denied)</h1><p>Your system policy has denied access.</p>',
    'blocked',
  ],
  [
    'cisco-umbrella',
    '<title>Site Blocked</title><p>Access is blocked because of a Cisco Umbrella policy setting.</p>',
    'blocked',
  ],
  [
    'fortinet',
    '<title>Web Filter Violation</title><h1>FortiGuard Intrusion Prevention - Access Blocked</h1>',
    'blocked',
  ],
  [
    'palo-alto',
    '<h1>Web Page Blocked</h1><p>The page has been blocked in accordance with company policy.</p>',
    'blocked',
  ],
  [
    'sophos',
    '<title>Request blocked</title><p>Access to the URL was blocked. Powered by UTM Web Protection</p>',
    'blocked',
  ],
  ['watchguard', '<p>Request denied by WatchGuard HTTP Proxy.</p>', 'blocked'],
  ['isp-block', '<p>Реестр: <a href="https://eais.rkn.gov.ru/">eais.rkn.gov.ru</a></p>', 'blocked'],
  ['isp-block', '<a href="http://www.ukispcourtorders.co.uk">Court orders</a>', 'blocked'],
  [
    'isp-block',
    '<p>Your requested URL has been blocked as per the directions received from Department of Telecommunications, Government of India.</p>',
    'blocked',
  ],
  ['isp-block', '<meta http-equiv="refresh" content="0;url=http://internetpositif.uzone.id/">', 'blocked'],
  ['e2guardian', '<title>e2guardian - Zugriff verweigert</title>', 'blocked'],
  ['isp-block', '<iframe src="http://airtel.in/dot/" width="100%"></iframe>', 'blocked'],
  ['isp-block', '<iframe src="http://10.10.34.36:80"></iframe>', 'blocked'],
  [
    'isp-block',
    '<p>This URL has been blocked under instructions of a competent Government Authority.</p>',
    'blocked',
  ],
  [
    'isp-block',
    '<p>This website has been blocked as per instructions from Department of Telecommunications of India.</p>',
    'blocked',
  ],
  ['fortinet', '<h1>FortiGuard Application Control</h1><p>Application Blocked</p>', 'blocked'],
  [
    'fortinet',
    '<p>You have tried to access a web page that is in violation of your Internet usage policy.</p>',
    'blocked',
  ],
  [
    'mitmproxy',
    '<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><p>HttpReadDisconnect(&#39;Server disconnected&#39;)</p>',
    'network-proxy',
  ],
];

/** Pages of forward proxies, which do not intercept TLS. */
it.each([
  ['privoxy', '503 This is Privoxy 3.0.26 on localhost (127.0.0.1), port 8118, enabled'],
  ['tinyproxy', 'Unable to connect Tinyproxy was unable to connect to the remote web server.'],
  [
    'tinyproxy',
    'Access denied The administrator of this proxy has not configured it to service requests from your host.',
  ],
  ['forward-proxy', '<h2>502 Bad Gateway</h2><h3>Host Not Found or connection failed</h3>'],
  ['forward-proxy', '<h2>502 Bad Gateway</h2><h3>Failed to connect parent proxy</h3>'],
  [
    'forward-proxy',
    '<h1>Unauthorized ...</h1><h2>MAC Address: <br>\nServer Time: 2018-01-26 15:42:18<br>\nAuth Result: x</h2>',
  ],
])('a page of %s is recognized without its footer or headers: %s', (product, body) => {
  expect(diagnosed({ status: 503, body, url: http })).toMatchObject({ generatedBy: product });
});

describe('the page of a filter in the user’s network', () => {
  it.each(filterPages)('is attributed to that network, also in https: %s', (product, body, cause) => {
    for (const url of [http, https]) {
      const result = diagnosed({ status: 403, headers: { 'content-type': 'text/html' }, body, url });
      expect(result).toMatchObject({ generatedBy: product, fault: 'network', cause });
      expect(result.chain.find(({ product: shown }) => shown === product)?.kind).toBe('network');
    }
  });

  it('is recognized in text that was pasted without its markup', () => {
    const body = 'FortiGuard\n\nWeb Page Blocked!\nYou have tried to access a web page …';
    expect(diagnosed({ status: 403, body, url: https })).toMatchObject({ generatedBy: 'fortinet' });
  });

  it('is believed by the name of its server alone', () => {
    const headers = { server: 'Zscaler/6.2', 'content-type': 'text/html' };
    expect(diagnosed({ status: 403, headers, url: https })).toMatchObject({
      generatedBy: 'zscaler',
      fault: 'network',
    });
  });
});

describe('Squid’s page', () => {
  const page = (code: string, title: string, address = http) =>
    `<title>${title}</title><body id="${code}"><div id="titles"><h1>${title}</h1></div><p>URL: ${address}</p><div id="footer"><p>Mon, 04 Feb 2013 09:55:28 GMT proxy.example.org (squid/5.7)</p></div></body>`;

  it.each([
    ['ERR_CONNECT_FAIL', 'ERREUR', 'origin-unreachable'],
    ['ERR_DNS_FAIL', 'FEHLER', 'gateway-dns'],
    ['ERR_LIFETIME_EXP', 'ПОМИЛКА', 'origin-too-slow'],
    ['ERR_ZERO_SIZE_OBJECT', 'エラー', 'origin-unusable'],
    ['ERR_ACCESS_DENIED', '错误', 'blocked'],
    ['ERR_SHUTTING_DOWN', 'ERRO', 'network-proxy'],
  ])('is recognized in every language by its code: %s', (code, title, cause) => {
    const result = diagnosed({ status: 503, body: page(code, title), url: http });
    expect(result).toMatchObject({ generatedBy: 'squid', cause });
  });

  it('is recognized by its footer where an organization wrote its own', () => {
    const body = '<h1>Sorry</h1><address>Generated Mon, 04 Feb 2013 by proxy (squid/2.7.STABLE9)</address>';
    expect(diagnosed({ status: 503, body, url: http })).toMatchObject({
      generatedBy: 'squid',
      fault: 'network',
    });
  });

  it('is the site’s gateway in https, unless it reports a tunnel that it did not open', () => {
    const fault = (address: string) =>
      diagnosed({ status: 503, body: page('ERR_DNS_FAIL', 'ERROR', address), url: https }).fault;
    expect(fault('https://shop.example/')).toBe('gateway');
    expect(fault('https://shop.example/*')).toBe('network');
  });
});

/** Responses that only a forward proxy or a captive portal sends. */
const plain: readonly (readonly [string, string, Response])[] = [
  ['Proxy-Authenticate', 'forward-proxy', { status: 407, headers: { 'proxy-authenticate': 'NTLM' } }],
  ['Proxy-Connection', 'forward-proxy', { status: 503, headers: { 'proxy-connection': 'close' } }],
  ['Proxy-Agent', 'forward-proxy', { status: 502, headers: { 'proxy-agent': 'Zeus/1' } }],
  ['511', 'captive-portal', { status: 511 }],
  [
    'a redirect to a portal',
    'captive-portal',
    { status: 302, headers: { location: 'http://10.1.0.1:3990/?res=notyet&uamip=10.1.0.1' } },
  ],
  ...(
    [
      ['isp-block', 'https://www.airtel.in/dot/?dpid=1'],
      ['isp-block', 'http://block.mts.ru/?host=a'],
      ['isp-block', 'http://lamanlabuh.aduankonten.id/'],
      ['isp-block', 'http://internet-positif.org/'],
      ['check-point', 'http://192.0.2.1/UserCheck/PortalMain?IID=1'],
    ] as const
  ).map(
    ([product, location]) =>
      [`a redirect to ${location}`, product, { status: 302, headers: { location } }] as const,
  ),
  [
    'a redirect to a page that says what is blocked',
    'isp-block',
    { status: 302, headers: { location: 'http://warning.or.kr/i1.html' } },
  ],
];

describe('headers of the user’s network', () => {
  it.each(plain)('are believed in http: %s', (_, product, response) => {
    expect(diagnosed({ ...response, url: http })).toMatchObject({ generatedBy: product, fault: 'network' });
  });

  it.each(plain)('cannot appear in https and show nothing there: %s', (_, product, response) => {
    const { chain, generatedBy, fault } = diagnosed({ ...response, url: https });
    expect(generatedBy).not.toBe(product);
    expect(fault).not.toBe('network');
    expect(chain.find(({ kind }) => kind === 'network')).toEqual({ kind: 'network', state: 'fine' });
  });

  it('do not make an application’s response the proxy’s', () => {
    const headers = { server: 'Apache', 'x-powered-by': 'PHP/8.1', 'proxy-connection': 'keep-alive' };
    expect(diagnosed({ status: 500, headers, url: http })).toMatchObject({ generatedBy: 'origin' });
  });

  it('are missing from a site’s own 407', () => {
    const headers = { server: 'nginx', 'content-type': 'text/html' };
    expect(diagnosed({ status: 407, headers, url: http }).fault).not.toBe('network');
  });
});

it('recognizes the sign-in pages of hotspots by their addresses', () => {
  const bodies = [
    '<meta http-equiv="refresh" content="0; url=https://portal.example.com/login?dst=http%3A%2F%2Fexample.com">',
    '<html><!-- <WISPAccessGatewayParam></WISPAccessGatewayParam> --></html>',
    "<title>Redirect</title><a href='/wifidog/status'>WiFiDog Status</a>",
    '<meta http-equiv="refresh" content="0; url=https://n137.network-auth.com/splash/?mac=88">',
    '<meta http-equiv="refresh" content="0; url=http://10.0.0.2:8880/guest/s/default/?id=88&ap=89">',
    '<meta http-equiv="refresh" content="0; url=http://10.0.0.2/cgi-bin/login?cmd=login&mac=88">',
    '<meta http-equiv="refresh" content="0; url=http://192.0.2.1/login.html?switch_url=a&client_mac=88">',
    '<meta http-equiv="refresh" content="0; url=http://10.0.0.2/ac_portal/default/pc.html">',
  ];
  for (const body of bodies)
    expect(diagnosed({ status: 200, body, url: http })).toMatchObject({
      generatedBy: 'captive-portal',
      fault: 'network',
      cause: 'network-login',
      retry: 'never',
    });
});

describe('“your internet works”', () => {
  const answer = (response: Response, context: Partial<DiagnosisContext> = {}) => {
    const page = pageAnswered(response);
    const diagnosis = diagnose(page, { now: page.arrivedAt, online: true, ...context });
    return explainPage(page, diagnosis).isItMe.key;
  };
  const squid = { 'x-squid-error': 'ERR_CONNECT_FAIL 111', server: 'squid/5.7' };

  it('is not concluded from a response that the user’s network may have generated', () => {
    expect(answer({ status: 502, url: http })).toBe('is_it_me_unknown');
    expect(answer({ status: 503, headers: squid, url: http })).toBe('is_it_me_unknown');
  });

  it('is concluded from one in https, or from a server behind the network', () => {
    expect(answer({ status: 502, url: https })).toMatch(/response_received|likely_not/);
    expect(answer({ status: 502, headers: { server: 'cloudflare', 'cf-ray': '1-FRA' }, url: http })).toMatch(
      /response_received|likely_not/,
    );
  });
});
