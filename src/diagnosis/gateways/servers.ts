import type { CausePatterns, Gateway } from './gateway.ts';

/** nginx's request and connection limits send 503; its 502 and 504 need no refinement. */
const nginxCauses: CausePatterns = [[/^503/, 'overloaded']];

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
        cause: 'origin-unreachable',
        ambiguous: true,
      },
      { if: [[':text', 'internal error or misconfiguration and was unable']], cause: 'origin-crashed' },
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
      { if: [[':text', /powered by LiteSpeed|LiteSpeed Technologies Inc/]] },
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
} as const satisfies Record<string, Gateway>;
