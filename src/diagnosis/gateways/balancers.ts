import type { Gateway } from './gateway.ts';

/** Load balancers, API gateways and service meshes. */
export const balancers = {
  'aws-alb': {
    role: 'balancer',
    ids: ['x-amzn-trace-id'],
    seen: [
      ['server', /^awselb\/2\.0$/],
      ['set-cookie', /\b(?:AWSALB|AWSALBCORS|AWSALBTG|AWSELB|AWSELBCORS)=/],
      ['x-amzn-waf-action'],
    ],
    made: [
      // A fixed-response rule is the owner's own text: only the stock page stands for a failure behind it.
      {
        if: [
          ['server', /^awselb\/2\.0$/],
          [':text', /^5\d\d [\w -]+$/],
        ],
        cause: [[/./, 'origin-unreachable']],
      },
      { if: [['server', /^awselb\/2\.0$/]] },
    ],
  },
  'aws-api-gateway': {
    role: 'balancer',
    ids: ['x-amzn-requestid', 'apigw-requestid', 'x-amz-apigw-id'],
    seen: [['x-amz-apigw-id'], ['apigw-requestid'], ['x-amzn-errortype'], ['x-amzn-requestid']],
    made: [
      {
        if: [
          [
            ':text',
            /^\{"message": ?"(?:Endpoint request timed out|Network error communicating with endpoint)"\}$/,
          ],
        ],
        cause: [
          [/timed out/, 'origin-too-slow'],
          [/Network/, 'origin-unreachable'],
        ],
      },
      {
        if: [['x-amzn-errortype']],
        cause: [
          [/Forbidden|AccessDenied|Unauthorized|MissingAuth/i, 'blocked'],
          [/Throttl|TooMany|LimitExceeded/i, 'rate-limited'],
          [/InternalServerError/i, 'origin-unusable'],
        ],
      },
      {
        if: [
          [
            ':text',
            /^\{"message": ?"(?:Service Unavailable|Internal Server Error|Internal server error)"\}$/,
          ],
          [':seen'],
        ],
      },
    ],
  },
  'azure-app-gateway': {
    role: 'balancer',
    seen: [
      ['server', /^Microsoft-Azure-Application-Gateway\/v\d/],
      ['set-cookie', /\bApplicationGatewayAffinity(?:CORS)?=/],
    ],
    made: [
      { if: [[':text', /Microsoft-Azure-Application-Gateway\/v\d$/]] },
      {
        if: [
          [
            ':text',
            '502 - Web server received an invalid response while acting as a gateway or proxy server',
          ],
        ],
        unsure: true,
      },
    ],
  },
  'google-cloud-lb': {
    role: 'balancer',
    seen: [['via', /\b1\.1 google$/]],
    made: [
      { if: [[':text', 'The server encountered a temporary error and could not complete your request']] },
      {
        if: [
          [':text', /^(?:no healthy upstream|upstream request timeout|upstream connect error)/],
          [':seen'],
        ],
      },
    ],
    relayed: [['via', /\b1\.1 google$/]],
  },
  'google-gfe': {
    role: 'balancer',
    seen: [
      ['server', /^(?:gws|GSE|ESF|sffe|UploadServer|scaffolding on HTTPServer2|HTTP server \(unknown\))$/],
      ['x-guploader-uploadid'],
    ],
    made: [
      { if: [[':title', /^Error 50\d \(.{3,40}\)!!1/]] },
      { if: [[':text', /That.s an error\. .*That.s all we know\./]] },
    ],
  },
  'huawei-elb': {
    role: 'balancer',
    seen: [['server', /^elb$/]],
    made: [
      {
        if: [
          ['server', /^elb$/],
          [':status', /^50[234]$/],
        ],
      },
    ],
  },
  haproxy: {
    role: 'balancer',
    seen: [['set-cookie', /\bSERVERID=/]],
    made: [
      { if: [[':text', 'No server is available to handle this request.']], cause: 'origin-unreachable' },
      { if: [[':text', 'The server returned an invalid or incomplete response.']], cause: 'origin-unusable' },
      { if: [[':text', "The server didn't respond in time."]], cause: 'origin-too-slow' },
      {
        if: [[':text', /^500 Internal Server Error An internal server error occurred\.$/]],
        cause: 'gateway-failed',
      },
      { if: [[':text', "Your browser didn't send a complete request in time."]], cause: 'request-late' },
      {
        if: [
          [':text', /^429 Too Many Requests You have sent too many requests in a given amount of time\.$/],
        ],
        cause: 'rate-limited',
      },
      // Its own pages have neither Server nor Date, and a length that is always the same (502 and 503 share one).
      {
        if: [
          ['content-length', /^107$/],
          ['server', false],
          ['date', false],
          [':status', /^503$/],
        ],
        cause: 'origin-unreachable',
      },
      {
        if: [
          ['content-length', /^107$/],
          ['server', false],
          ['date', false],
          [':status', /^502$/],
        ],
        cause: 'origin-unusable',
      },
      {
        if: [
          ['content-length', /^92$/],
          ['server', false],
          ['date', false],
          [':status', /^504$/],
        ],
        cause: 'origin-too-slow',
      },
      {
        if: [
          ['content-length', /^97$/],
          ['server', false],
          ['date', false],
          [':status', /^500$/],
        ],
        cause: 'gateway-failed',
      },
    ],
  },
  envoy: {
    role: 'proxy',
    masks: true,
    ids: ['x-request-id'],
    seen: [
      ['server', /^envoy$/],
      ['x-envoy-upstream-service-time'],
      ['x-envoy-overloaded'],
      ['x-envoy-ratelimited'],
      ['x-envoy-attempt-count'],
      ['x-envoy-decorator-operation'],
    ],
    made: [
      { if: [['x-envoy-overloaded']], cause: 'overloaded' },
      {
        if: [
          [
            ':text',
            /^(?:upstream connect error|no healthy upstream|upstream request timeout|stream timeout)/,
          ],
        ],
        cause: [
          [/request timeout|stream timeout/, 'origin-too-slow'],
          [/overflow/, 'overloaded'],
          [/TLS/, 'gateway-tls'],
          [/remote reset|local reset|connection termination|protocol error/, 'origin-unusable'],
          [/./, 'origin-unreachable'],
        ],
      },
      {
        if: [
          ['server', /^envoy$/],
          ['x-envoy-upstream-service-time', false],
          [':status', /^50[234]$/],
        ],
        unsure: true,
      },
    ],
    relayed: [['x-envoy-upstream-service-time']],
  },
  istio: {
    role: 'proxy',
    masks: true,
    ids: ['x-request-id'],
    seen: [['server', /^istio-envoy$/], ['x-istio-attributes']],
    made: [
      {
        if: [
          [
            ':text',
            /^(?:upstream connect error|no healthy upstream|upstream request timeout|stream timeout)/,
          ],
          [':seen'],
        ],
        cause: [
          [/request timeout|stream timeout/, 'origin-too-slow'],
          [/overflow/, 'overloaded'],
          [/TLS/, 'gateway-tls'],
          [/remote reset|local reset|connection termination|protocol error/, 'origin-unusable'],
          [/./, 'origin-unreachable'],
        ],
      },
      { if: [[':text', /^RBAC: access denied$/]], cause: 'blocked' },
      {
        if: [
          ['server', /^istio-envoy$/],
          ['x-envoy-upstream-service-time', false],
          [':status', /^50[234]$/],
        ],
        unsure: true,
      },
    ],
    relayed: [['x-envoy-upstream-service-time']],
  },
  kong: {
    role: 'balancer',
    ids: ['x-kong-request-id'],
    seen: [
      ['via', /\bkong\/\d/],
      ['server', /^kong\/\d/],
      ['x-kong-proxy-latency'],
      ['x-kong-upstream-latency'],
      ['x-kong-response-latency'],
      ['x-kong-request-id'],
    ],
    made: [
      {
        if: [
          [
            ':text',
            /An invalid response was received from the upstream server|The upstream server is timing out|The upstream server is currently unavailable|failure to get a peer from the ring-balancer|name resolution failed/,
          ],
        ],
        cause: [
          [/invalid response/, 'origin-unusable'],
          [/timing out/, 'origin-too-slow'],
          [/name resolution/, 'gateway-dns'],
          [/./, 'origin-unreachable'],
        ],
      },
      {
        if: [
          ['x-kong-response-latency', /\d/],
          [':status', /^5/],
        ],
        cause: 'gateway-failed',
      },
      { if: [['x-kong-response-latency', /\d/]] },
    ],
    relayed: [['x-kong-upstream-latency']],
  },
  tyk: {
    role: 'balancer',
    seen: [['x-generator', /^tyk\.io$/], ['x-tyk-api-expires']],
    made: [
      {
        if: [
          [
            ':text',
            /There was a problem proxying the request|Upstream host lookup failed|Upstream service reached hard timeout|all hosts are down/,
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
  'f5-bigip': {
    role: 'balancer',
    seen: [
      ['server', /^Big-?IP$/i],
      ['set-cookie', /\bBIGipServer/],
      ['x-cnection', /^close$/i],
    ],
    made: [
      {
        if: [[':text', /The requested URL was rejected\. Please consult with your administrator/]],
        cause: 'blocked',
      },
      { if: [['server', /^Big-?IP$/i]] },
    ],
  },
} as const satisfies Record<string, Gateway>;
