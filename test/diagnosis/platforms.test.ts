import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import type { GeneratedBy } from '../../src/diagnosis/diagnosis.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import { diagnosed, pageAnswered } from './responses.ts';

type Headers = Readonly<Record<string, string>>;

const page = (title: string, text: string) => `<title>${title}</title><body><p>${text}</p></body>`;

/** What each platform sends for a host name without an app, deployment or tunnel. */
const missing: readonly (readonly [product: GeneratedBy, status: number, headers: Headers, body: string])[] =
  [
    ['heroku', 404, {}, '<iframe src="//www.herokucdn.com/error-pages/no-such-app.html"></iframe>'],
    ['heroku', 404, {}, page('No such app', 'There is no app configured at that hostname.')],
    ['vercel', 404, { 'x-vercel-error': 'DEPLOYMENT_NOT_FOUND' }, ''],
    ['vercel', 410, { server: 'Vercel', 'x-vercel-error': 'DEPLOYMENT_DELETED' }, ''],
    [
      'vercel',
      404,
      {},
      'The deployment could not be found on Vercel.\n\nDEPLOYMENT_NOT_FOUND\n\nfra1::8kq2z-1700000000000-0a1b2c3d4e5f',
    ],
    ['netlify', 404, { server: 'Netlify' }, 'Not Found - Request ID: 01H12WD4S2V16DQAX89MMK0RE0'],
    ['netlify', 404, {}, page('Site not found', "You entered a URL that doesn't exist on Netlify.")],
    ['render', 404, { 'x-render-routing': 'no-server' }, 'Not Found'],
    ['railway', 404, { 'x-railway-fallback': 'true' }, ''],
    ['railway', 404, {}, '{"status":"error","code":404,"message":"Application not found"}'],
    [
      'google-app-engine',
      404,
      {},
      page('', 'Error: Page not found The requested URL was not found on this server.'),
    ],
    [
      'azure-app-service',
      404,
      {},
      page(
        'Microsoft Azure Web App - Error 404',
        '404 Web Site not found. You may be seeing this error because …',
      ),
    ],
    [
      'azure-container-apps',
      404,
      {},
      page('', 'Error 404 - This Container App is stopped or does not exist.'),
    ],
    ['deno-deploy', 404, { 'x-deno-error': '{"code":"DEPLOYMENT_NOT_FOUND"}' }, ''],
    [
      'deno-deploy',
      404,
      {},
      '404: Not Found (DEPLOYMENT_NOT_FOUND)\n\nThe requested deployment was not found.',
    ],
    ['gorouter', 404, { 'x-cf-routererror': 'unknown_route' }, ''],
    ['gorouter', 404, {}, "404 Not Found: Requested route ('shop.example') does not exist.\n"],
    ['openshift', 404, {}, page('', 'No application was found at the provided URL.')],
    [
      'pantheon',
      404,
      {},
      'The hostname shop.example is unknown. Please double-check that this is the right URL.',
    ],
    ['ngrok', 404, { 'ngrok-error-code': 'ERR_NGROK_3200' }, ''],
    ['ngrok', 404, {}, 'The endpoint shop.ngrok.app is offline.\r\n\r\nERR_NGROK_3200\r\n'],
    [
      'frp',
      404,
      {},
      page('Not Found', 'The page you requested was not found. <em>Faithfully yours, frp.</em>'),
    ],
    ['github-pages', 404, {}, page('Site not found &middot; GitHub Pages', '404')],
    ['github-pages', 404, {}, "404 There isn't a GitHub Pages site here."],
    ['shopify', 404, {}, 'Sorry, this shop is currently unavailable.'],
    ['squarespace', 404, {}, page('Squarespace - Domain Not Claimed', 'Domain Not Claimed')],
    ['wix', 404, {}, page('', "Looks Like This Domain Isn't Connected To A Website Yet!")],
    ['wordpress-com', 404, {}, page('WordPress.com', 'shop.wordpress.com doesn’t exist')],
    [
      'aws-s3',
      404,
      { server: 'AmazonS3' },
      '<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>',
    ],
    [
      'firebase-hosting',
      404,
      {},
      page('Site Not Found', "Why am I seeing this? You haven't deployed an app yet."),
    ],
    ['read-the-docs', 404, {}, page('', 'The host "docs.shop.example" is unknown to Read the Docs')],
    ['surge', 404, {}, 'project not found'],
    ['shopify', 404, {}, 'Sorry, this store is currently unavailable.'],
    [
      'cloudflare',
      404,
      {},
      page('', 'There is nothing here yet If you expect something to be here, it may take'),
    ],
    ['cpanel', 200, {}, page('Default Web Site Page', 'SORRY! If you are the owner of this website, …')],
    ['baota', 200, { server: 'nginx' }, page('没有找到站点', '您的请求在Web服务器中没有找到对应的站点！')],
  ];

describe('a platform without a website at the address', () => {
  it.each(missing)('%s (%i, %j, %s)', (generatedBy, status, headers, body) => {
    expect(diagnosed({ status, headers, body })).toMatchObject({
      generatedBy,
      cause: 'no-site',
      retry: 'never',
    });
  });

  it('is not explained as a page that moved within the site', () => {
    const response = { status: 404, headers: { 'x-vercel-error': 'DEPLOYMENT_NOT_FOUND' } };
    const { headline, whatNow } = explainPage(pageAnswered(response), diagnosed(response));
    expect([headline.key, whatNow.key]).toEqual(['cause_no_site_headline', 'what_now_no_site']);
  });
});

/** What platforms send if the address has an app. */
const failures: readonly (readonly [
  product: GeneratedBy,
  cause: Cause,
  status: number,
  headers: Headers,
  body: string,
])[] = [
  ['vercel', 'not-found', 404, { server: 'Vercel', 'x-vercel-error': 'NOT_FOUND' }, ''],
  [
    'vercel',
    'paused',
    503,
    {},
    '503: SERVICE_UNAVAILABLE Code: DEPLOYMENT_PAUSED ID: bom1::zv59r-1776589646223-ad',
  ],
  ['vercel', 'request-refused', 413, { 'x-vercel-error': 'FUNCTION_PAYLOAD_TOO_LARGE' }, ''],
  ['vercel', 'not-found', 404, {}, 'The page could not be found NOT_FOUND'],
  ['vercel', 'paused', 402, {}, 'This deployment is temporarily paused'],
  [
    'vercel',
    'paused',
    503,
    {},
    'This deployment is temporarily paused\nbom1::qfbrv-1771783750654-2f6ad570d285',
  ],
  ['render', 'paused', 503, {}, 'Service has been suspended'],
  [
    'cpanel',
    'paused',
    200,
    {},
    'This Account has been suspended. Contact your hosting provider for more information.',
  ],
  ['plesk', 'fine', 200, {}, page('Default Page', 'This page is generated by Plesk, the control panel.')],
  ['vercel', 'origin-unreachable', 502, {}, 'ROUTER_EXTERNAL_TARGET_ERROR'],
  ['netlify', 'origin-crashed', 502, {}, 'error decoding lambda response: invalid status code'],
  [
    'netlify',
    'not-found',
    404,
    {},
    "Looks like you've followed a broken link or entered a URL that doesn't exist on this site.",
  ],
  ['netlify', 'origin-too-slow', 504, {}, 'Inactivity Timeout Too much time has passed'],
  ['fly', 'origin-unusable', 502, {}, '[PC01] instance refused connection. is your app listening?'],
  ['pantheon', 'no-site', 404, {}, '404 - Unknown site'],
  ['azure-static-web-apps', 'origin-crashed', 500, {}, 'Backend call failure'],
  [
    'aws-lambda',
    'origin-too-slow',
    502,
    {},
    '{"errorMessage":"2021-01-01 1a2b Task timed out after 3.00 seconds"}',
  ],
  [
    'aws-lambda',
    'origin-crashed',
    502,
    {},
    '{"errorMessage":"No module named a","errorType":"Runtime.ImportModuleError"}',
  ],
  ['heroku', 'origin-too-slow', 503, {}, 'code=H12 desc="Request timeout"'],
  [
    'aws-s3',
    'blocked',
    403,
    {},
    '<Error><Code>AccessDenied</Code><Message>No</Message><RequestId>1</RequestId></Error>',
  ],
  [
    'aws-s3',
    'not-found',
    404,
    {},
    '404 Not Found Code: NoSuchKey Message: It does not exist. Key: a RequestId: 1',
  ],
  ['aws-s3', 'unavailable', 503, { 'x-amz-id-2': 'a' }, ''],
  ['azure-storage', 'not-found', 404, { 'x-ms-error-code': 'ResourceNotFound' }, ''],
  ['firebase-hosting', 'not-found', 404, {}, '404 The specified file was not found on this website.'],
  ['wordpress-com', 'no-site', 404, {}, 'Do you want to register shop.wordpress.com?'],
  ['render', 'paused', 503, { 'x-render-routing': 'suspend-by-user' }, ''],
  ['render', 'paused', 503, { 'x-render-routing': 'hibernate-wake-error' }, ''],
  ['azure-app-service', 'paused', 403, {}, 'Error 403 - This web app is stopped.'],
  ['azure-container-apps', 'paused', 403, {}, 'Error 403 - This Container App is stopped.'],
  [
    'azure-static-web-apps',
    'not-found',
    404,
    {},
    page('Azure Static Web Apps - 404: Not found', '404: Not Found'),
  ],
  [
    'deno-deploy',
    'origin-crashed',
    502,
    {},
    '502: Bad Gateway (ORIGIN_BOOT_RPC_ERROR)\n\nThe origin failed.',
  ],
  ['digitalocean-app-platform', 'origin-unreachable', 504, { 'x-do-failure-msg': 'no_healthy_upstream' }, ''],
  [
    'digitalocean-app-platform',
    'origin-crashed',
    503,
    {},
    page('', 'via_upstream (503 -) App Platform failed to forward this request to the application.'),
  ],
  [
    'gorouter',
    'origin-unusable',
    502,
    {},
    '502 Bad Gateway: Registered endpoint failed to handle the request.',
  ],
  ['gorouter', 'origin-unreachable', 503, { 'x-cf-routererror': 'no_endpoints' }, ''],
  [
    'meteor-galaxy',
    'origin-unusable',
    502,
    {},
    '502 Bad Gateway: Registered endpoints failed to handle the request.',
  ],
  ['supabase', 'origin-crashed', 503, {}, '{"code":"BOOT_ERROR","message":"Function failed to start"}'],
  ['supabase', 'origin-too-slow', 504, { 'sb-error-code': 'IDLE_TIMEOUT' }, ''],
  [
    'aws-lambda',
    'origin-crashed',
    502,
    {},
    '{"errorType":"Runtime.ImportModuleError","errorMessage":"Error: …"}',
  ],
  ['gitlab-pages', 'gateway-failed', 502, {}, page('', '502 Whoops, something went wrong on our end.')],
  [
    'gitlab',
    'origin-unreachable',
    502,
    {},
    page('', '502 Whoops, GitLab is taking too much time to respond.'),
  ],
  ['zeabur', 'origin-unreachable', 502, {}, '502: SERVICE_UNAVAILABLE\nCode: SERVICE_UNAVAILABLE'],
  [
    'hugging-face-spaces',
    'origin-crashed',
    500,
    {},
    'runtime error\nExit code: 1. Reason: application failed',
  ],
  ['ngrok', 'origin-unreachable', 502, { 'ngrok-error-code': 'ERR_NGROK_8012' }, ''],
  ['ngrok', 'traffic-spent', 429, { 'ngrok-error-code': 'ERR_NGROK_727' }, ''],
  ['origin', 'blocked', 403, { 'proxy-status': 'PostgREST; error=42501' }, ''],
  ['localtunnel', 'origin-unreachable', 503, {}, '503 - Tunnel Unavailable'],
  ['squarespace', 'paused', 404, {}, 'Website Expired'],
  ['vercel', 'bot-check', 429, {}, page('Vercel Security Checkpoint', "We're verifying your browser")],
  [
    'netlify',
    'not-found',
    404,
    {},
    page('Page not found', 'If this is your site, … please visit Netlify’s “page not found” support guide'),
  ],
  ['render', 'paused', 503, {}, page('Service Suspended', 'This service has been suspended by its owner.')],
  [
    'render',
    'origin-unusable',
    502,
    {},
    page('502', 'Bad Gateway Request ID: 957690c3ca95f908-PDX This service is currently unavailable.'),
  ],
  ['hugging-face-spaces', 'origin-crashed', 503, {}, 'Your space is in error, check its status on hf.co'],
  ['streamlit', 'origin-crashed', 200, {}, page('', 'Oh no. Error running app.')],
  [
    'azure-app-service',
    'blocked',
    403,
    {},
    page('', 'Error 403 - Forbidden The web app you have attempted to reach has blocked your access.'),
  ],
  ['azure-app-service', 'origin-crashed', 503, {}, 'Function host is not running.'],
  ['localtunnel', 'sign-in', 511, {}, page('Tunnel website ahead!', 'You are about to visit: …')],
  ['cloudflare', 'sign-in', 200, {}, page('Sign in ・ Cloudflare Access', 'Get a login code emailed to you')],
  ['cloudflare', 'blocked', 403, {}, page('Error ・ Cloudflare Access', 'Forbidden')],
  [
    'cloudflare',
    'not-found',
    404,
    {},
    'This object does not exist or is not publicly accessible at this URL.',
  ],
  ['shopify', 'bot-check', 429, {}, page('', 'Your connection needs to be verified before you can proceed')],
  [
    'shopify',
    'unavailable',
    503,
    {},
    page('', 'There was a problem loading this website Try refreshing the page.'),
  ],
  [
    'firebase-hosting',
    'not-found',
    404,
    {},
    'This page was generated by the Firebase Command-Line Interface.',
  ],
  [
    'aws-s3',
    'blocked',
    403,
    {},
    '<html><body><li>Code: AccessDenied</li><li>HostId: Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8=</li></body></html>',
  ],
  ['azure-storage', 'not-found', 404, {}, page('WebContentNotFound', 'Code : WebContentNotFound')],
  ['blogger', 'no-site', 404, {}, 'Sorry, the blog at shop.blogspot.com has been removed.'],
  ['atlassian', 'unavailable', 503, { server: 'AtlassianEdge' }, ''],
  [
    'cpanel',
    'blocked',
    403,
    {},
    page('403 Forbidden', "403 Forbidden Please forward this error screen to shop.example's WebMaster."),
  ],
  ['servicenow', 'paused', 200, {}, page('', 'Your instance is hibernating')],
  [
    'cpanel',
    'traffic-spent',
    509,
    {},
    'Bandwidth Limit Exceeded due to the site owner reaching his/her bandwidth limit.',
  ],
  [
    'cpanel',
    'overloaded',
    508,
    {},
    'The website is unable to service your request as it exceeded resource limit.',
  ],
  [
    'cpanel',
    'paused',
    200,
    {},
    page('Account Suspended', 'Account Suspended This Account has been suspended.'),
  ],
];

describe('a platform with a website at the address', () => {
  it.each(failures)('%s: %s (%i, %j, %s)', (generatedBy, cause, status, headers, body) => {
    expect(diagnosed({ status, headers, body })).toMatchObject({ generatedBy, cause });
  });

  it.each([
    ['Unicorn! | RubyGems.org', 'Unicorn!', 'github-pages'],
    ['Projects', 'This project was not found', 'surge'],
    ['Help', 'What to do if this account is suspended', 'cpanel'],
  ])('is not assumed from a similar page: %s', (title, text, product) => {
    expect(diagnosed({ status: 503, body: page(title, text) }).generatedBy).not.toBe(product);
  });

  it('of Render is taken for the generator only if no server behind it is named', () => {
    const headers = { 'rndr-id': '1', 'content-length': '0' };
    const generatedBy = (origin: string) =>
      diagnosed({ status: 502, headers: { ...headers, 'x-render-origin-server': origin } }).generatedBy;
    expect([generatedBy('Render'), generatedBy('uvicorn')]).toEqual(['render', 'origin']);
  });
});

const logged = (code: string) =>
  `2026-01-01T00:00:00 heroku[router]: at=error code=${code} desc="…" method=GET path="/" status=503`;

it.each<[string, Cause]>([
  ['H10', 'origin-crashed'],
  ['H11', 'overloaded'],
  ['H12', 'origin-too-slow'],
  ['H13', 'origin-unusable'],
  ['H14', 'origin-unreachable'],
  ['H18', 'origin-unusable'],
  ['H20', 'origin-unreachable'],
  ['H27', 'request-late'],
  ['H80', 'maintenance'],
  ['H99', 'gateway-failed'],
])('a page or a log with Heroku’s code %s means %s', (code, cause) => {
  expect(diagnosed({ status: 503, body: logged(code) })).toMatchObject({ generatedBy: 'heroku', cause });
});

it.each(['INTERNAL_SERVER_ERROR', 'INTERNAL_ERROR'])(
  'takes %s, an application’s code, for none of Vercel’s',
  (code) => {
    const body = `{"errors":[{"message":"No","extensions":{"code":"${code}"}}]}`;
    expect(diagnosed({ status: 500, body }).generatedBy).toBe('origin');
  },
);
