import type { Gateway } from './gateway.ts';

/** Web servers that pass requests on to programs behind them. */
export const servers = {
  // nginx writes its own Server over the app's, so only its page (or its page's length) tells that it is the author.
  nginx: {
    role: 'proxy',
    seen: [['server', /^nginx\b/]],
    made: [
      { if: [[':text', /^\d{3} .{3,60} nginx(?:\/[\d.]+)?(?: \([\w.+-]+\))?$/]] },
      { if: [[':length'], ['server', /^nginx\b/]] },
    ],
  },
  openresty: {
    role: 'proxy',
    seen: [['server', /^openresty\b/]],
    made: [
      { if: [[':text', /^\d{3} .{3,60} openresty(?:\/[\d.]+)?$/]] },
      { if: [[':length'], ['server', /^openresty\b/]] },
    ],
  },
  tengine: {
    role: 'proxy',
    ids: ['eagleid'],
    seen: [
      ['server', /^Tengine\b/i],
      ['eagleid', /^[0-9a-f]+$/],
      ['via', /\bcache\d+\.l2/],
      ['x-tengine-error'],
    ],
    made: [
      { if: [[':text', /Powered by Tengine|\d{3} [\w -]+ tengine(?:\/[\d.]+)?$/i]] },
      { if: [['x-tengine-error']] },
      { if: [[':length'], ['server', /^Tengine\b/i]] },
    ],
  },
  apache: {
    role: 'proxy',
    seen: [['server', /^Apache(?:\/|$| )/]],
    made: [
      {
        if: [[':text', 'The proxy server received an invalid response from an upstream server']],
        cause: [
          [/DNS lookup failure/, 'gateway-dns'],
          [/Error during SSL/, 'gateway-tls'],
          [/./, 'origin-unusable'],
        ],
        late: 'origin-too-slow',
      },
      {
        if: [
          [':text', /The proxy server could not handle the request.*(?:DNS lookup failure|Error during SSL)/],
        ],
        cause: [
          [/DNS lookup/, 'gateway-dns'],
          [/SSL/, 'gateway-tls'],
        ],
      },
      { if: [[':text', 'The gateway did not receive a timely response']], cause: 'origin-too-slow' },
      // Also what mod_evasive and hosters' limits answer with.
      {
        if: [
          [
            ':text',
            /The server is temporarily unable to service your request due to maintenance downtime or capacity problems/,
          ],
        ],
        cause: 'origin-unreachable',
        unsure: true,
      },
      {
        if: [
          [
            ':text',
            /The server encountered an internal error or misconfiguration and was unable to complete/,
          ],
        ],
        cause: 'origin-crashed',
      },
      { if: [[':text', /Apache[^<>]{0,100} Server at \S+ Port \d+$/]] },
      {
        if: [
          ['server', /^Apache(?:\/|$| )/],
          [
            ':text',
            /^(?:Not Found|Forbidden|Bad Request|Unauthorized) (?:The requested URL|You don't have permission|Your browser sent|This server could not)/,
          ],
        ],
      },
    ],
  },
  lighttpd: {
    role: 'proxy',
    seen: [['server', /^lighttpd\b/]],
    made: [
      {
        if: [
          [':title', /^[45]\d\d - [A-Z][A-Za-z -]+$/],
          [':text', /^[45]\d\d - [A-Z][A-Za-z -]+$/],
        ],
      },
      { if: [[':markup', /<head>\n {2}<meta charset="utf-8" ?\/?>\n {2}<title>[45]\d\d /]] },
    ],
  },
  litespeed: {
    role: 'proxy',
    seen: [
      ['server', /^LiteSpeed$/i],
      ['x-turbo-charged-by', 'LiteSpeed'],
      ['x-litespeed-cache'],
      ['x-litespeed-cache-control'],
    ],
    made: [
      { if: [[':text', 'The server is temporarily busy, try again later!']], cause: 'overloaded' },
      {
        if: [
          [
            ':text',
            /Proudly powered by LiteSpeed Web Server|LiteSpeed Technologies Inc\. is not a web hosting company/,
          ],
        ],
      },
    ],
  },
  passenger: {
    role: 'proxy',
    seen: [
      ['x-powered-by', 'Phusion Passenger'],
      ['server', /Phusion[_ ]Passenger/],
    ],
    made: [
      {
        if: [
          [
            ':text',
            /Web application could not be started|Incomplete response received from application|Application socket read error/,
          ],
        ],
        cause: [
          [/could not be started/, 'origin-crashed'],
          [/./, 'origin-unusable'],
        ],
      },
      { if: [[':title', /^We're sorry, but something went wrong: /]], cause: 'origin-crashed' },
    ],
  },
} as const satisfies Record<string, Gateway>;
