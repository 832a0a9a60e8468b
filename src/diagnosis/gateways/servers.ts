import type { Gateway, Reasons } from './gateway.ts';

/** nginx limits requests and connections with 503; its own 502 and 504 speak for themselves. */
const nginxReasons: Reasons = [[/^503/, 'overloaded']];

/** lighttpd says 502 for an answer that is no HTTP, and 503 where it gets no connection. */
const lighttpdReasons: Reasons = [[/^502|<title>502|^345$/, 'origin-unusable']];

/**
 * Web servers that pass requests on to programs behind them. nginx and its kin write their own Server over the
 * program's, so that only their page, or its length, tells that they are the author.
 */
export const servers = {
  nginx: {
    role: 'proxy',
    server: ['nginx'],
    made: [
      { if: [[':text', /^\d{3} .{3,60} nginx(?:\/[\d.]+)?(?: \([\w.+-]+\))?$/]], cause: nginxReasons },
      { if: [[':length'], [':server']], cause: nginxReasons },
    ],
  },
  openresty: {
    role: 'proxy',
    server: ['openresty'],
    made: [
      { if: [[':text', /^\d{3} .{3,60} openresty(?:\/[\d.]+)?$/]], cause: nginxReasons },
      { if: [[':length'], [':server']], cause: nginxReasons },
    ],
  },
  tengine: {
    role: 'proxy',
    server: ['tengine'],
    ids: ['eagleid'],
    seen: [['eagleid'], ['x-tengine-error']],
    made: [
      { if: [[':text', /Powered by Tengine|^\d{3} .{3,60} tengine(?:\/[\d.]+)?$/i]], cause: nginxReasons },
      { if: [['x-tengine-error']] },
      { if: [[':length'], [':server']], cause: nginxReasons },
    ],
  },
  apache: {
    role: 'proxy',
    server: ['apache'],
    made: [
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
        late: 'origin-too-slow',
      },
      { if: [[':text', 'The gateway did not receive a timely response']], cause: 'origin-too-slow' },
      // Also what mod_evasive and hosters' limits answer with.
      {
        if: [[':text', 'maintenance downtime or capacity problems']],
        cause: 'origin-unreachable',
        unsure: true,
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
    made: [
      {
        if: [
          [':title', /^[45]\d\d - [A-Z][A-Za-z -]+$/],
          [':text', /^[45]\d\d - [A-Z][A-Za-z -]+$/],
        ],
        cause: lighttpdReasons,
      },
      // One space for each level, in all versions of the page.
      {
        if: [[':markup', /<title>[45]\d\d [^<]{3,40}<\/title>\n <\/head>\n <body>\n {2}<h1>/]],
        cause: lighttpdReasons,
      },
      // 315 bytes and twice the title, from 500 to 504 (measured with 1.4.69).
      {
        if: [['content-length', /^3(?:45|53|61|65)$/], [':server'], [':status', /^50[0234]$/]],
        cause: lighttpdReasons,
      },
    ],
  },
  litespeed: {
    role: 'proxy',
    server: ['litespeed'],
    seen: [['x-turbo-charged-by'], ['x-litespeed-cache']],
    made: [
      { if: [[':text', 'The server is temporarily busy, try again later!']], cause: 'overloaded' },
      { if: [[':text', /powered by LiteSpeed|LiteSpeed Technologies Inc/]] },
    ],
  },
  passenger: {
    role: 'proxy',
    seen: [['x-powered-by', 'Phusion Passenger']],
    made: [
      {
        if: [[':text', /Incomplete response received from app|Application socket read error/]],
        cause: 'origin-unusable',
      },
      { if: [[':text', 'Web application could not be started']], cause: 'origin-crashed' },
      { if: [[':title', /^We're sorry, but something went wrong: /]], cause: 'origin-crashed' },
    ],
  },
} as const satisfies Record<string, Gateway>;
