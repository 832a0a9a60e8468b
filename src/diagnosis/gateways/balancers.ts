import type { Gateway } from './gateway.ts';

/** Load balancers. */
export const balancers = {
  'aws-alb': {
    role: 'balancer',
    server: ['awselb'],
    ids: ['x-amzn-trace-id'],
    seen: [['set-cookie', /\bAWS(?:ALB|ELB)/], ['x-amzn-waf-action']],
    generated: [
      {
        if: [[':server'], [':status', /^503$/], [':text', /^503 Service Temporarily Unavailable$/]],
        cause: 'origin-unreachable',
      },
      // May also be a fixed response, whose text the owner chooses.
      {
        if: [[':server'], [':status', /^503$/]],
        cause: 'origin-unreachable',
        ambiguous: true,
      },
      {
        if: [[':server'], [':status', /^5(?:00|6)/]],
        cause: 'gateway-failed',
        ambiguous: true,
      },
      { if: [[':server']] },
    ],
  },
  'azure-app-gateway': {
    role: 'balancer',
    server: ['microsoft-azure-application-gateway'],
    seen: [['set-cookie', /\bApplicationGatewayAffinity/]],
    generated: [
      { if: [[':text', /Microsoft-Azure-Application-Gateway\/v\d$/]] },
      // IIS sends the same page as a proxy.
      { if: [[':text', '502 - Web server received an invalid response while acting as']], ambiguous: true },
    ],
  },
  'google-cloud-lb': {
    role: 'balancer',
    seen: [['via', /\b1\.1 google$/]],
    generated: [
      { if: [[':text', 'encountered a temporary error and could not complete']] },
      { if: [[':text', /^(?:no healthy upstream|upstream )/], [':seen']] },
    ],
    relayed: [['via', /\b1\.1 google$/]],
  },
  'google-gfe': {
    role: 'balancer',
    server: ['gws', 'gse', 'esf', 'sffe', 'uploadserver'],
    seen: [['x-guploader-uploadid']],
    generated: [
      // The front end sends the same page for the services behind it.
      { if: [[':title', /^Error 50\d \(.{3,40}\)!!1/]], ambiguous: true },
      { if: [[':text', /That.s an error\. .{0,400}That.s all we know\./]], ambiguous: true },
    ],
  },
  'huawei-elb': {
    role: 'balancer',
    server: ['elb'],
    generated: [
      {
        if: [[':server'], [':status', /^50[234]$/]],
      },
    ],
  },
  haproxy: {
    role: 'balancer',
    seen: [['set-cookie', /\bSERVERID=/]],
    generated: [
      { if: [[':text', 'No server is available to handle this request.']], cause: 'origin-unreachable' },
      { if: [[':text', 'The server returned an invalid or incomplete']], cause: 'origin-unusable' },
      { if: [[':text', "The server didn't respond in time."]], cause: 'origin-too-slow' },
      { if: [[':text', /^500 .{20,30}An internal server error occurred\.$/]], cause: 'gateway-failed' },
      { if: [[':text', "Your browser didn't send a complete request"]], cause: 'request-late' },
      { if: [[':text', 'You have sent too many requests in a given amount']], cause: 'rate-limited' },
      // HAProxy's own pages have neither Server nor Date, and a fixed length (the same for 502 and 503).
      {
        if: [
          ['content-length', /^107$/],
          [':status', /^503$/],
          ['server', false],
          ['date', false],
        ],
        cause: 'origin-unreachable',
      },
      {
        if: [
          ['content-length', /^(?:107|92)$/],
          [':status', /^50[24]$/],
          ['server', false],
          ['date', false],
        ],
      },
    ],
  },
  'f5-bigip': {
    role: 'balancer',
    server: ['bigip', 'big-ip'],
    seen: [['set-cookie', /\bBIGipServer/]],
    generated: [
      { if: [[':text', 'requested URL was rejected. Please consult with']], cause: 'blocked' },
      { if: [[':server']] },
    ],
  },
} as const satisfies Record<string, Gateway>;
