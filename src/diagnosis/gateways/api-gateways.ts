import { byPage } from './by-page.ts';
import type { Gateway } from './gateway.ts';

/** API gateways. */
export const apiGateways = {
  'aws-api-gateway': {
    role: 'balancer',
    ids: ['x-amzn-requestid', 'apigw-requestid', 'x-amz-apigw-id'],
    seen: [['x-amz-apigw-id'], ['apigw-requestid'], ['x-amzn-errortype'], ['x-amzn-requestid']],
    generated: [
      {
        if: [[':text', /^\{"message": ?"(?:Endpoint request timed out|Network error communicating)/]],
        cause: [
          [/timed out/, 'origin-too-slow'],
          [/./, 'origin-unreachable'],
        ],
      },
      {
        if: [['x-amzn-errortype']],
        cause: [
          [/Forbidden|Denied|Unauthorized|MissingAuth/, 'blocked'],
          [/Throttl|TooMany|LimitExceeded/, 'rate-limited'],
        ],
      },
      {
        if: [
          [
            ':text',
            /^(?:\{ ?"[Mm]essage": ?")?(?:Missing Authentication Token|User is not authorized to access|Limit Exceeded")/,
          ],
        ],
        // It has no such method.
        cause: [[/Missing/, 'not-found']],
      },
      { if: [[':text', /^\{"message": ?"(?:Service Unavailable|Internal Server Error)"\}$/i], [':seen']] },
      {
        if: [
          [':text', /^\{"message":"(?:Unauthorized|Not Found|Forbidden|Too Many Requests)"\}$/],
          ['apigw-requestid'],
        ],
        ambiguous: true,
      },
      { if: [[':text', 'perform: execute-api:']], cause: 'blocked' },
      // Of a body alone.
      {
        if: [
          [
            ':text',
            /^\{"message": ?"(?:Forbidden|Internal server error|Service Unavailable|Too Many Requests)"\}$/,
          ],
          [':names', /^$/],
        ],
        ambiguous: true,
      },
    ],
  },
  kong: {
    role: 'balancer',
    server: ['kong'],
    ids: ['x-kong-request-id'],
    seen: [
      ['via', /\bkong\//],
      ['x-kong-request-id'],
      ['x-kong-upstream-latency'],
      ['x-kong-response-latency'],
    ],
    generated: [
      {
        if: [
          [
            ':text',
            /invalid response was received|upstream server is (?:timing|currently una)|ring-balancer|name resolution failed/,
          ],
        ],
        cause: [
          [/invalid/, 'origin-unusable'],
          [/timing/, 'origin-too-slow'],
          [/resolution/, 'gateway-dns'],
          [/./, 'origin-unreachable'],
        ],
      },
      { if: [['x-kong-response-latency'], [':status', /^5/]], cause: 'gateway-failed' },
      { if: [['x-kong-response-latency']] },
      // Relayed responses keep their Server and get a Via.
      { if: [[':server'], ['via', false]] },
      {
        if: [[':text', /^\{ ?"message": ?"no (?:Route matched|API found) with those values"/]],
        cause: 'not-found',
      },
      {
        if: [
          [
            ':text',
            /^\{\s{0,9}"message": ?"(?:No API key found in request|API rate limit exceeded|An unexpected error occurred|Invalid authentication cred|You cannot consume)/,
          ],
        ],
        ambiguous: true,
      },
      // Of every error, since version 3.6.
      { if: [[':text', /^\{\s?"message": ?"[^"]{3,80}",\s?"request_id": ?"[\da-f]{32}"/]] },
    ],
    relayed: [['x-kong-upstream-latency']],
  },
  tyk: {
    role: 'balancer',
    seen: [['x-generator', /^tyk\.io$/], ['x-tyk-api-expires']],
    generated: [
      {
        if: [
          [
            ':text',
            /problem proxying the request|Upstream host lookup failed|reached hard timeout|all hosts are down/,
          ],
        ],
        cause: [
          [/hard timeout/, 'origin-too-slow'],
          [/lookup/, 'gateway-dns'],
          [/./, 'origin-unreachable'],
        ],
      },
      { if: [['x-generator', /^tyk\.io$/]] },
    ],
  },
  apisix: {
    role: 'balancer',
    server: ['apisix'],
    seen: [['x-apisix-upstream-status']],
    generated: [
      { if: [[':text', /\bPowered by APISIX\b/]] },
      {
        if: [[':text', /^\{ ?"error_msg": ?"(?:404 Route Not Found|failed to match any routes)"/]],
        cause: 'not-found',
      },
      { if: [[':length'], [':server']] },
      // It reports the status of every 5xx that it relays.
      { if: [[':server'], ['x-apisix-upstream-status', false], [':status', /^5/]], ambiguous: true },
    ],
  },
  'azure-apim': {
    role: 'balancer',
    seen: [['www-authenticate', 'AzureApiManagementKey']],
    generated: [
      { if: [['www-authenticate', 'AzureApiManagementKey']], cause: 'sign-in' },
      {
        if: [
          [
            ':text',
            /Access denied due to \w+ subscription key|^\{ ?"statusCode": ?\d{3}, ?"message": ?"(?:Rate limit is exceeded|Out of call volume|Resource not found" ?\}|[^"]{1,200}", ?"activityId")/,
          ],
        ],
        cause: [
          [/Access denied/, 'sign-in'],
          [/Rate|volume/, 'rate-limited'],
        ],
      },
    ],
  },
  'spring-cloud-gateway': {
    role: 'balancer',
    generated: [
      { if: [[':text', /"Unable to find instance for [^"]{1,80}"/]], cause: 'origin-unreachable' },
      // WebFlux writes the path first, Spring MVC last; few other WebFlux applications send these.
      {
        if: [[':text', /^\{ ?"timestamp": ?[^,]{1,40}, ?"path": ?"[^"]{1,300}", ?"status": ?50[34]/]],
        cause: [
          [/"status": ?504/, 'origin-too-slow'],
          [/./, 'origin-unreachable'],
        ],
        ambiguous: true,
      },
    ],
  },
  zuul: {
    role: 'balancer',
    generated: [
      {
        if: [
          [
            ':text',
            /netflix\.zuul\..{0,200}|^Whitelabel .{0,300} GENERAL$|"message": ?"GENERAL"|Load balancer does not have available server/,
          ],
        ],
        cause: [
          [/Load/, 'origin-unreachable'],
          [/TIMEOUT/, 'origin-too-slow'],
        ],
      },
    ],
  },
  apigee: byPage('balancer', /"fault":\s?\{\s{0,9}"faultstring":/),
  wso2: byPage('balancer', /code(?:": ?"?|>)(?:900[89]\d\d|101[05]0\d|303001)\b|wso2\.org\/apimanager/),
  gravitee: byPage('balancer', 'no context-path matches the request', 'not-found'),
  layer7: byPage('balancer', '>policy falsified<'),
  mashery: {
    role: 'balancer',
    generated: [{ if: [['x-mashery-error-code']], cause: [[/OVER/, 'rate-limited']] }],
  },
  rapidapi: {
    role: 'balancer',
    seen: [['x-rapidapi-version']],
    generated: [{ if: [['x-rapidapi-proxy-response', 'true']] }],
  },
  kubernetes: byPage('app', /"kind": ?"status",\s{0,9}"apiversion": ?"v1"/),
} as const satisfies Record<string, Gateway>;
