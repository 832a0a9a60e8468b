import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import type { GatewayId } from '../../src/diagnosis/gateways.ts';
import { diagnosed, stockPage } from './responses.ts';

type Headers = Readonly<Record<string, string>>;

const page = (title: string, text: string) => `<title>${title}</title><body><p>${text}</p></body>`;

/** Further kinds of response of products that have other rules, too. */
const kinds: readonly (readonly [
  product: GatewayId,
  cause: Cause,
  status: number,
  headers: Headers,
  body: string,
])[] = [
  [
    'azure-app-service',
    'paused',
    403,
    {},
    'The web app you have attempted to reach is currently stopped and does not accept any requests.',
  ],
  [
    'azure-app-service',
    'origin-crashed',
    503,
    {},
    page(
      'Application Error',
      'If you are the application administrator, you can access the diagnostic resources.',
    ),
  ],
  [
    'google-app-engine',
    'traffic-spent',
    503,
    {},
    'Error: Over Quota This application is temporarily over its serving quota. Please try again later.',
  ],
  [
    'hugging-face-spaces',
    'origin-crashed',
    500,
    {},
    'runtime error\nScheduling failure: unable to schedule\nContainer logs:',
  ],
  ['hugging-face-spaces', 'paused', 503, {}, 'This Space has been paused by its owner.'],
  [
    'hugging-face-spaces',
    'not-found',
    404,
    {},
    page('Hugging Face – The AI community building the future.', '404 Sorry, we can’t find the page'),
  ],
  [
    'pythonanywhere',
    'no-site',
    404,
    {},
    'Coming Soon!\nThis is going to be another great website hosted by PythonAnywhere.',
  ],
  ['pythonanywhere', 'origin-unusable', 502, {}, 'Something went wrong :-( Error code: 502-backend'],
  [
    'github-pages',
    'not-found',
    404,
    {},
    '404 File not found The site configured at this address does not contain the requested file. If this is',
  ],
  [
    'shopify',
    'no-site',
    404,
    {},
    'Only one step left! To finish setting up your new web address, go to your domain settings, click',
  ],
  ['shopify', 'rate-limited', 430, {}, 'Access temporarily blocked'],
  ['shopify', 'rate-limited', 429, { 'x-shopid': '1' }, ''],
  [
    'firebase-hosting',
    'not-found',
    404,
    {},
    'This file does not exist and there was no index.html found in the current directory or 404.html',
  ],
  [
    'salesforce',
    'maintenance',
    500,
    {},
    'shop.my.site.com is down for maintenance Sorry for the inconvenience. We’ll be back shortly.',
  ],
  ['heroku', 'no-site', 404, {}, 'There’s nothing here, yet. Build something amazing'],
  [
    'heroku',
    'maintenance',
    503,
    {},
    'Offline for Maintenance This application is undergoing maintenance right now. Please check back later.',
  ],
  [
    'vercel',
    'bot-check',
    403,
    {},
    'We’re verifying your browser Vercel Security Checkpoint | iad1::1700000000-abcdef',
  ],
  [
    'vercel',
    'sign-in',
    401,
    {},
    '<title>Authentication Required</title><a href="https://vercel.com/sso-api?url=x">x</a>',
  ],
  ['netlify', 'paused', 503, {}, 'usage_exceeded'],
  [
    'netlify',
    'paused',
    503,
    {},
    'Site not available This site was paused as it reached its usage limits. Please contact the site owner',
  ],
  [
    'netlify',
    'origin-too-slow',
    504,
    { 'x-nf-request-id': '1' },
    'Inactivity Timeout Description: Too much time has passed without sending any data for document.',
  ],
  ['render', 'paused', 503, {}, 'Service Suspended This service has been suspended by its owner.'],
  [
    'pantheon',
    'overloaded',
    504,
    {},
    'The web page you were looking for could not be delivered. No php workers',
  ],
  [
    'pantheon',
    'gateway-failed',
    502,
    {},
    'The request could not be completed due to a networking failure. Contact support if this issue persists.',
  ],
  ['pantheon', 'no-site', 404, {}, '404 Unknown Site The hostname a.example is unknown. Please double-check'],
  [
    'gitlab-pages',
    'not-found',
    404,
    {},
    "404 The page you're looking for could not be found. The resource that you are attempting to access",
  ],
  ['ngrok', 'no-site', 404, {}, 'Tunnel 1a2b3c4d.ngrok.io not found'],
  [
    'ngrok',
    'origin-unreachable',
    502,
    {},
    'Failed to complete tunnel connection The connection to x was successfully tunneled to your ngrok client,',
  ],
  ['dev-tunnels', 'sign-in', 401, { 'www-authenticate': 'tunnel', 'content-length': '0' }, ''],
  [
    'dev-tunnels',
    'not-found',
    404,
    { 'x-served-by': 'tunnels-prod-rel-euw-v3-cluster', 'content-length': '0' },
    '',
  ],
  ['cpanel', 'overloaded', 508, {}, '508 Resource Limit Is Reached'],
  ['envoy', 'origin-unusable', 502, {}, 'upstream_reset_before_response_started{remote_reset}'],
  ['envoy', 'origin-unreachable', 503, {}, 'no_healthy_upstream'],
  ['envoy', 'overloaded', 503, {}, 'envoy overloaded'],
  ['envoy', 'gateway-dns', 503, {}, 'DNS resolution failure'],
  ['envoy', 'sign-in', 401, {}, "Jwks doesn't have key to match kid or alg from Jwt"],
  ['wso2', 'not-found', 404, {}, '<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>404</am:code>'],
  ['aws-api-gateway', 'not-found', 404, { 'apigw-requestid': 'a' }, '{"message":"Not Found"}'],
  [
    'trafficserver',
    'origin-too-slow',
    504,
    {},
    'Inactivity Timeout Description: Too much time has passed without sending any data for document',
  ],
  ['trafficserver', 'gateway-dns', 502, {}, 'Unknown Host Description: Unable to locate the server "a".'],
  ['tencent-stgw', 'origin-unusable', 502, { server: 'stgw' }, stockPage('502 Bad Gateway', 'stgw')],
  ['nginx', 'origin-unusable', 502, {}, '502 Bad Gateway nginx/1.14.0 + Phusion Passenger 6.0.4'],
  [
    'nginx',
    'not-found',
    404,
    {},
    'Something has triggered a missing page. This is the default 404 error page for nginx that is distributed',
  ],
  ['haproxy', 'gateway-failed', 500, {}, '500 Server Error An internal server error occured.'],
  [
    'passenger',
    'origin-crashed',
    500,
    {},
    "We're sorry, but something went wrong. Technical details for the administrator of this website",
  ],
  ['passenger', 'origin-crashed', 500, {}, 'Ruby on Rails application could not be started'],
  ['caddy', 'not-found', 404, { server: 'Caddy', 'content-length': '0' }, ''],
];

describe('a further kind of response', () => {
  it.each(kinds)('%s: %s (%i, %j, %s)', (generatedBy, cause, status, headers, body) => {
    expect(diagnosed({ status, headers, body })).toMatchObject({ generatedBy, cause });
  });

  it.each<readonly [GatewayId, number, string]>([
    ['gunicorn', 400, '<title>Bad Request</title><h1><p>Bad Request</p></h1>Invalid HTTP Version'],
    ['werkzeug', 405, 'Method Not Allowed The method is not allowed for the requested URL.'],
    ['werkzeug', 403, "Forbidden You don't have the permission to access the requested resource."],
    ['jetty', 404, 'HTTP ERROR: 404 Problem accessing /a. Reason: Not Found'],
    ['django', 400, 'Bad Request (400)'],
    ['magento', 500, 'An error has happened during application run. See exception log for details.'],
    [
      'github',
      403,
      '{"message":"API rate limit exceeded","documentation_url":"https://developer.github.com/v3"}',
    ],
    ['github', 429, page('Rate limit · GitHub', 'Access has been restricted')],
    ['github', 504, 'We couldn’t respond to your request in time. Sorry about that. Please try refreshing.'],
  ])('of the application, by %s: %i %s', (product, status, body) => {
    const { generatedBy, chain } = diagnosed({ status, body });
    expect(generatedBy).toBe('origin');
    expect(chain).toContainEqual(expect.objectContaining({ product }));
  });

  it.each<readonly [GatewayId, number, Headers, string]>([
    ['php-fpm', 404, {}, 'File not found.'],
    ['gitlab', 500, {}, '500 Whoops, something went wrong on our end.'],
    ['apache', 403, {}, "Forbidden You don't have the permission to access the requested resource."],
    ['dev-tunnels', 404, { 'x-served-by': 'cache-fra-1', 'content-length': '0' }, ''],
    ['aws-api-gateway', 404, {}, '{"message":"Not Found"}'],
  ])(
    'that other software sends, too, is not taken for that of %s: %i %j %s',
    (product, status, headers, body) => {
      const { generatedBy, chain } = diagnosed({ status, headers, body });
      expect(generatedBy).not.toBe(product);
      expect(chain).not.toContainEqual(expect.objectContaining({ product }));
    },
  );
});
