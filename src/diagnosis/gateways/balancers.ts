import { byPage } from './by-page.ts';
import type { Gateway } from './gateway.ts';
import { googleFrontEnds } from './google.ts';

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
      // Its page has no footer.
      {
        if: [[':markup', /<center>\s{0,9}<h1>[45]\d\d [a-z -]{0,40}<\/h1>\s{0,9}<\/center>\s{0,9}<\/body>/]],
        ambiguous: true,
      },
    ],
  },
  'azure-app-gateway': {
    role: 'balancer',
    server: ['microsoft-azure-application-gateway'],
    seen: [['set-cookie', /\bApplicationGatewayAffinity/]],
    generated: [
      { if: [[':text', /Microsoft-Azure-Application-Gateway\/v\d$/]] },
      // Version 1 is built on IIS.
      { if: [[':text', 'received an invalid response while acting'], [':seen']] },
    ],
  },
  ...googleFrontEnds,
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
      { if: [[':text', 'No server is available to handle']], cause: 'origin-unreachable' },
      { if: [[':text', 'server returned an invalid or inc']], cause: 'origin-unusable' },
      { if: [[':text', "server didn't respond in time."]], cause: 'origin-too-slow' },
      { if: [[':text', /^500 .{12,30}An internal server error occurr?ed\.$/]], cause: 'gateway-failed' },
      { if: [[':text', 'forbidden by administrative rules']], cause: 'blocked' },
      { if: [[':text', "browser didn't send a comp"]], cause: 'request-late' },
      { if: [[':text', 'many requests in a given amount']], cause: 'rate-limited' },
      {
        if: [
          [
            ':text',
            /^\d{3} .{3,30} (?:Your browser sent an inv|You need a valid user and|The request entity exc)[\w ]+\.$/,
          ],
        ],
      },
      // The frame of all of them.
      { if: [[':markup', /<body><h1>[45]\d\d [a-z -]+<\/h1>\n\.?[a-z][^<>]{9,120}\s<\/body>/]] },
      // Its own pages have few headers.
      {
        if: [
          [':status', /^[45]/],
          ['cache-control', /^no-cache$/],
          ['content-type', /^text\/html$/],
          [':names', /^(?:(?:cache-control|connection|content-length|content-type) ?)+$/],
        ],
        ambiguous: true,
      },
      // They have neither Server nor Date, and a fixed length (the same for 502 and 503).
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
  // Its router, which is built on HAProxy.
  openshift: {
    role: 'balancer',
    generated: [
      // The page is the same for a missing route and for an application that does not run.
      {
        if: [[':text', 'currently not serving requests at']],
        cause: 'unavailable',
        fault: 'site',
      },
      { if: [[':text', 'application was found at the provided']], cause: 'no-site' },
    ],
  },
  'ingress-nginx': {
    role: 'balancer',
    generated: [{ if: [[':text', /^default backend - 404$/]], cause: 'no-site' }],
  },
  netscaler: {
    role: 'balancer',
    seen: [['via', /\bNS-CACHE-/], ['set-cookie', /^(?:NSC_|citrix_ns_id)/], ['cneonction'], ['nncoection']],
    generated: [
      {
        if: [[':text', /^Http\/1\.1 [A-Z]/]],
        cause: [[/Service/, 'origin-unreachable']],
      },
      {
        if: [[':markup', /appfw session id|>application firewall block/]],
        cause: 'blocked',
      },
    ],
  },
  'ibm-datapower': {
    role: 'balancer',
    ids: ['x-global-transaction-id'],
    seen: [['x-backside-transport']],
    generated: [
      { if: [[':text', 'establish a backside']], cause: 'origin-unreachable' },
      { if: [[':text', /^\{ ?"httpCode": ?"\d{3}", ?"httpMessage":/]] },
      // It also says so of an error that it relays.
      {
        if: [
          ['x-backside-transport', /^FAIL/],
          [':status', /^5/],
        ],
        cause: 'origin-unusable',
        ambiguous: true,
      },
      {
        if: [
          ['x-backside-transport', /^FAIL/],
          ['x-powered-by', false],
        ],
        ambiguous: true,
      },
    ],
  },
  'sap-web-dispatcher': {
    role: 'balancer',
    seen: [['server', /^SAP /]],
    generated: [
      {
        if: [['x-sap-icm-err-id']],
        cause: [
          [/NOSERVER|CONN/, 'origin-unreachable'],
          [/TIMEOUT/, 'origin-too-slow'],
          [/NOSYSTEM/, 'no-site'],
          [/NOTFOUND/, 'not-found'],
        ],
      },
      { if: [[':text', /no valid destination server available for/i]], cause: 'origin-unreachable' },
    ],
  },
  'entra-app-proxy': byPage('balancer', /corporate app can.{1,7}t be accessed/),
  'f5-bigip': {
    role: 'balancer',
    server: ['bigip', 'big-ip'],
    seen: [['set-cookie', /\bBIGipServer|^TS[\da-f]{6,8}=/]],
    generated: [
      { if: [[':text', /requested URL was rejected\. (?:Please consult|If you think)/]], cause: 'blocked' },
      { if: [[':title', /^Request Rejected$/]], cause: 'blocked', ambiguous: true },
      // Owners translate the page and keep its number.
      {
        if: [[':text', /\b(?:support ?ID\b|ID de s[ou]porte)\D{0,30}\d{17,20}\b/i]],
        cause: [
          [/^Please enable JavaScript|What code/, 'bot-check'],
          [/./, 'blocked'],
        ],
      },
      // Access Policy Manager.
      {
        if: [
          [
            ':text',
            /BIG-IP can not find session|session could not be established\. The session ref|denied by the access policy/,
          ],
        ],
      },
      { if: [[':markup', /\/tspd\/|window\.bobcmn/]], cause: 'bot-check', ambiguous: true },
      { if: [[':server']] },
    ],
  },
} as const satisfies Record<string, Gateway>;
