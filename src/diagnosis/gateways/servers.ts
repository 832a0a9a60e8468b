import type { CausePatterns, Gateway } from './gateway.ts';

/** nginx sends 503 for its limits, for maintenance and, in Kubernetes, without endpoints; 502 and 504 need no refinement. */
const nginxCauses: CausePatterns = [[/^503/, 'unavailable']];

/** lighttpd sends 502 for an invalid response, and 503 if it cannot connect. */
const lighttpdCauses: CausePatterns = [[/^502|<title>502|^345$/, 'origin-unusable']];

/**
 * Web servers that forward requests to applications. nginx and its derivatives replace the application's
 * Server header, so only the page, or its length, shows that they generated the response.
 */
export const servers = {
  nginx: {
    role: 'proxy',
    server: ['nginx'],
    generated: [
      { if: [[':text', /^\d{3} .{3,60} nginx(?:\/[\d.]+)?(?: \([\w.+-]+\))?$/]], cause: nginxCauses },
      { if: [[':length'], [':server']], cause: nginxCauses },
    ],
  },
  openresty: {
    role: 'proxy',
    server: ['openresty'],
    generated: [
      { if: [[':text', /^\d{3} .{3,60} openresty(?:\/[\d.]+)?$/]], cause: nginxCauses },
      { if: [[':length'], [':server']], cause: nginxCauses },
    ],
  },
  tengine: {
    role: 'proxy',
    server: ['tengine'],
    ids: ['eagleid'],
    seen: [['eagleid'], ['x-tengine-error']],
    generated: [
      { if: [[':text', /Powered by Tengine|^\d{3} .{3,60} tengine(?:\/[\d.]+)?$/i]], cause: nginxCauses },
      { if: [['x-tengine-error']] },
      { if: [[':length'], [':server']], cause: nginxCauses },
    ],
  },
  apache: {
    role: 'proxy',
    server: ['apache'],
    generated: [
      {
        if: [
          [
            ':text',
            /^(?:Proxy Error|Bad Gateway|Internal Server Error|Service Unavailable)? ?The proxy server (?:received an invalid|could not handle)/,
          ],
        ],
        cause: [
          [/DNS lookup/, 'gateway-dns'],
          [/SSL/, 'gateway-tls'],
          [/./, 'origin-unusable'],
        ],
        causeWhenSlow: 'origin-too-slow',
      },
      { if: [[':text', 'The gateway did not receive a timely response']], cause: 'origin-too-slow' },
      // Also sent by mod_evasive and by hosting limits.
      {
        if: [[':text', 'maintenance downtime or capacity problems']],
        cause: 'unavailable',
        ambiguous: true,
      },
      { if: [[':text', 'internal error or misconfiguration and was unable']], cause: 'origin-crashed' },
      // The frame of the multi-language error documents (docs/error), in every language.
      { if: [[':markup', /<h1>[^<]{3,60}<\/h1>\s{0,9}<dl>\s{0,9}<dd>|p, address \{margin-left: 3em;\}/]] },
      { if: [[':text', /\bApache\b.{0,100} Server at \S{1,100} Port \d+$/]] },
      {
        if: [
          [':text', /^(?:Not Found The requested URL|Forbidden You don't|Bad Request Your browser sent)/],
          [':seen'],
        ],
      },
    ],
  },
  lighttpd: {
    role: 'proxy',
    server: ['lighttpd'],
    generated: [
      {
        if: [
          [':title', /^[45]\d\d - [A-Z][A-Za-z -]+$/],
          [':text', /^[45]\d\d - [A-Z][A-Za-z -]+$/],
        ],
        cause: lighttpdCauses,
      },
      // Every version of the page is indented by one space per level.
      {
        if: [[':markup', /<title>[45]\d\d [^<]{3,40}<\/title>\n <\/head>\n <body>\n {2}<h1>/]],
        cause: lighttpdCauses,
      },
      // 315 bytes plus twice the title, from 500 to 504 (measured with 1.4.69).
      {
        if: [['content-length', /^3(?:45|53|61|65)$/], [':server'], [':status', /^50[0234]$/]],
        cause: lighttpdCauses,
      },
    ],
  },
  litespeed: {
    role: 'proxy',
    server: ['litespeed'],
    seen: [['x-turbo-charged-by'], ['x-litespeed-cache']],
    generated: [
      { if: [[':text', 'The server is temporarily busy, try again later!']], cause: 'overloaded' },
      { if: [[':markup', '/.lsrecap/recaptcha']], cause: 'bot-check' },
      {
        if: [
          [
            ':text',
            /powered by LiteSpeed|LiteSpeed Technologies Inc|Access to this resource on the server is denied!/,
          ],
        ],
      },
    ],
  },
  passenger: {
    role: 'proxy',
    seen: [['x-powered-by', 'Phusion Passenger']],
    generated: [
      {
        if: [[':text', /Incomplete response received from app|Application socket read error/]],
        cause: 'origin-unusable',
      },
      { if: [[':text', 'Web application could not be started']], cause: 'origin-crashed' },
      { if: [[':title', /^We're sorry, but something went wrong: /]], cause: 'origin-crashed' },
    ],
  },
  iis: {
    role: 'proxy',
    server: ['microsoft-iis', 'microsoft-httpapi'],
    ids: ['client-request-id', 'x-ms-correlation-id'],
    seen: [['x-powered-by', /^(?:ASP\.NET|ARR)/]],
    generated: [
      // The kernel driver (http.sys) responds if no worker process takes the request.
      {
        if: [[':text', /HTTP Error [45]\d\d\. The /]],
        cause: [
          [/ 503\./, 'origin-unreachable'],
          [/too long/, 'header-too-large'],
          [/hostname/, 'no-site'],
          [/ 404\./, 'not-found'],
        ],
      },
      {
        if: [
          ['server', 'HTTPAPI'],
          [':status', /^503$/],
        ],
        cause: 'origin-unreachable',
      },
      { if: [[':text', /^The service is unavailable\.$/]], cause: 'unavailable', ambiguous: true },
      // Application Request Routing; version 1 of Azure Application Gateway is built on it.
      {
        if: [[':text', '502 - Web server received an invalid response while acting as']],
        cause: 'origin-unusable',
        ambiguous: true,
      },
      {
        if: [[':text', /HTTP.{0,10} 50\d\.\d+ - |because an internal server error has occurred\./]],
        cause: [
          [/502\.3/, 'origin-unusable'],
          [/./, 'origin-crashed'],
        ],
      },
      { if: [[':text', /HTTP.{0,10} 4\d\d\.\d+ - |^Server Error [45]\d\d - /]] },
      // The same page in every language.
      { if: [[':markup', /<div class="content-container">\s{0,9}<fieldset>\s{0,9}<h2>[45]\d\d - /]] },
      {
        if: [[':server'], [':title', /^50\d - \S/]],
      },
    ],
  },
  'nginx-unit': {
    role: 'proxy',
    server: ['unit'],
    generated: [
      {
        if: [
          [':text', /^Error [45]\d\d\.$/],
          [':title', /^Error [45]\d\d$/],
        ],
        cause: [[/503/, 'unavailable']],
      },
      // The page's length.
      { if: [[':server'], ['content-length', /^54$/], [':status', /^50[234]$/]] },
    ],
  },
  // In Apache HTTP Server, Oracle HTTP Server or IIS, in front of WebLogic.
  'weblogic-plugin': {
    role: 'proxy',
    generated: [
      {
        if: [[':text', /Failure of (?:server [A-Z]{2,9}|Web Server) bridge:/]],
        cause: 'origin-unreachable',
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
