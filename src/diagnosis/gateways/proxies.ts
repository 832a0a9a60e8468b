import type { Gateway } from './gateway.ts';

/** Reverse proxies, and Squid, which mostly stands in a visitor's own network. */
export const proxies = {
  varnish: {
    role: 'proxy',
    ids: ['x-varnish'],
    seen: [
      ['x-varnish', /^\d+(?: \d+)?$/],
      ['via', /\(Varnish\/[\d.]+\)|varnish-v\d/i],
    ],
    made: [
      {
        if: [[':text', 'Guru Meditation:']],
        cause: [[/fetch failed/i, 'origin-unreachable']],
        late: 'origin-too-slow',
      },
      { if: [[':title', /^503 Backend fetch failed/]], cause: 'origin-unreachable', late: 'origin-too-slow' },
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
  'generic-proxy': { role: 'proxy' },
} as const satisfies Record<string, Gateway>;
