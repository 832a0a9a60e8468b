import type { Gateway } from './gateway.ts';

/** API gateways and service meshes. */
export const apiGateways = {
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
} as const satisfies Record<string, Gateway>;
