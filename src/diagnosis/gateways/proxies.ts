import type { Gateway } from './gateway.ts';

/** Web servers and reverse proxies, and the proxies of visitors' own networks. */
export const proxies = {
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
  varnish: {
    role: 'proxy',
    ids: ['x-varnish'],
    seen: [
      ['x-varnish', /^\d+(?: \d+)?$/],
      ['via', /\(Varnish\/[\d.]+\)|varnish-v\d/i],
    ],
    made: [
      { if: [[':text', 'Guru Meditation:']], cause: [[/fetch failed/i, 'origin-unreachable']] },
      { if: [[':title', /^503 Backend fetch failed/]], cause: 'origin-unreachable' },
      { if: [['server', /^Varnish$/], ['x-varnish']] },
    ],
  },
  trafficserver: {
    role: 'proxy',
    masks: true,
    seen: [
      ['server', /^ATS\b/],
      ['via', /ApacheTrafficServer|\bATS\b/],
    ],
    made: [
      {
        if: [
          [
            ':text',
            /Description: Could not connect to the requested server host|Description: (?:Too much time has passed|Unable to locate the server)/,
          ],
        ],
        cause: [
          [/Too much time/, 'origin-too-slow'],
          [/Unable to locate/, 'gateway-dns'],
          [/./, 'origin-unreachable'],
        ],
      },
      {
        if: [
          [
            ':title',
            /^(?:Could Not Connect|Activity Timeout|Inactivity Timeout|Cannot Find Server|Unknown Host)$/i,
          ],
        ],
        cause: [
          [/Timeout/i, 'origin-too-slow'],
          [/Connect/i, 'origin-unreachable'],
          [/./, 'gateway-dns'],
        ],
      },
    ],
  },
  traefik: {
    role: 'proxy',
    made: [
      { if: [[':text', /^no available server$/]], cause: 'origin-unreachable' },
      // Traefik answers in the plain name of the status; so might other programs in Go.
      {
        if: [
          [':text', /^(?:Bad Gateway|Gateway Timeout)$/],
          ['server', false],
          ['content-type', /^text\/plain/],
        ],
        unsure: true,
      },
      {
        if: [
          ['content-length', /^11$/],
          ['server', false],
          ['content-type', /^text\/plain/],
          [':status', /^502$/],
        ],
        unsure: true,
      },
      {
        if: [
          ['content-length', /^15$/],
          ['server', false],
          ['content-type', /^text\/plain/],
          [':status', /^504$/],
        ],
        unsure: true,
      },
    ],
  },
  caddy: {
    role: 'proxy',
    seen: [
      ['server', /^Caddy$/],
      ['via', /\bCaddy$/],
    ],
    made: [
      {
        if: [
          ['server', /^Caddy$/],
          ['via', false],
          ['content-length', /^0$/],
          [':status', /^50[234]$/],
        ],
      },
    ],
    relayed: [['via', /\bCaddy$/]],
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
  'generic-proxy': { role: 'proxy' },
  squid: {
    role: 'egress',
    seen: [
      ['x-squid-error'],
      ['server', /^squid\b/],
      ['via', /\(squid\b/],
      ['x-cache-lookup', /^(?:HIT|MISS|NONE) from .{1,100}:\d+$/],
    ],
    made: [
      {
        if: [['x-squid-error']],
        cause: [
          [/^ERR_(?:CONNECT_FAIL|CANNOT_FORWARD|LIFETIME_EXP)/, 'origin-unreachable'],
          [/^ERR_DNS_FAIL/, 'gateway-dns'],
          [/^ERR_READ_TIMEOUT/, 'origin-too-slow'],
          [/^ERR_(?:READ_ERROR|WRITE_ERROR|ZERO_SIZE_OBJECT|INVALID_RESP)/, 'origin-unusable'],
          [/^ERR_SECURE_CONNECT_FAIL/, 'gateway-tls'],
          [/^ERR_(?:ACCESS_DENIED|CACHE_ACCESS_DENIED|FORWARDING_DENIED)/, 'blocked', 'network'],
          [/./, 'network-proxy'],
        ],
      },
      {
        if: [[':title', /^ERROR: The requested URL could not be retrieved$/]],
        cause: [[/./, 'network-proxy']],
        unsure: true,
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
