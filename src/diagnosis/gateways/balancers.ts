import type { Gateway } from './gateway.ts';

/** Load balancers. */
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
      {
        if: [
          ['server', /^awselb\/2\.0$/],
          [':status', /^(?:500|561|562)$/],
        ],
        cause: 'gateway-failed',
        unsure: true,
      },
      {
        if: [
          ['server', /^awselb\/2\.0$/],
          [':status', /^503$/],
          [':text', /^503 Service Temporarily Unavailable$/],
        ],
        cause: 'origin-unreachable',
      },
      // A fixed-response rule of the owner's says what the owner likes.
      {
        if: [
          ['server', /^awselb\/2\.0$/],
          [':status', /^503$/],
        ],
        cause: 'origin-unreachable',
        unsure: true,
      },
      { if: [['server', /^awselb\/2\.0$/]] },
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
      // The front end's page serves for the services behind it, too.
      { if: [[':title', /^Error 50\d \(.{3,40}\)!!1/]], unsure: true },
      { if: [[':text', /That.s an error\. .*That.s all we know\./]], unsure: true },
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
