import type { Gateway } from './gateway.ts';

/** Reverse proxies, and Squid, which mostly stands in a visitor's own network. */
export const proxies = {
  varnish: {
    role: 'proxy',
    ids: ['x-varnish'],
    seen: [['x-varnish'], ['via', /varnish[/-]v?\d/i]],
    made: [
      // The same page for a backend that refuses and one that does not answer.
      {
        if: [[':text', 'Guru Meditation:']],
        cause: [[/fetch failed/, 'origin-unreachable']],
        late: 'origin-too-slow',
      },
      { if: [[':title', /^503 Backend fetch/]], cause: 'origin-unreachable', late: 'origin-too-slow' },
      { if: [['x-varnish'], ['server', 'Varnish']] },
    ],
  },
  trafficserver: {
    role: 'proxy',
    server: ['ats'],
    masks: true,
    seen: [['via', 'ApacheTrafficServer']],
    made: [
      { if: [[':text', 'Description: Could not connect to the requested']], cause: 'origin-unreachable' },
      {
        if: [[':title', /^(?:Could Not Connect|(?:In)?activity Timeout|Cannot Find Server|Unknown Host)$/i]],
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
      // The plain name of the status; other programs in Go might answer so.
      {
        if: [
          ['content-length', /^1[15]$/],
          ['server', false],
          ['content-type', /^text\/plain/],
          [':status', /^50[24]$/],
        ],
        unsure: true,
      },
      {
        if: [
          [':text', /^(?:Bad Gateway|Gateway Timeout)$/],
          ['server', false],
        ],
        unsure: true,
      },
    ],
  },
  caddy: {
    role: 'proxy',
    server: ['caddy'],
    seen: [['via', /\bCaddy$/]],
    made: [
      {
        if: [
          [':server'],
          // Go writes what the handler set before what it adds itself: a length before the name was relayed.
          [':names', /\bserver\b.*\bcontent-length\b/],
          ['content-length', /^0$/],
          ['via', false],
          [':status', /^50[234]$/],
        ],
      },
    ],
    relayed: [['via', /\bCaddy$/]],
  },
  squid: {
    role: 'egress',
    server: ['squid'],
    seen: [['x-squid-error'], ['via', '(squid'], ['x-cache-lookup']],
    made: [
      {
        if: [['x-squid-error']],
        cause: [
          // Without an error of the system, Squid 5 found no way to the server at all (measured).
          [/^ERR_(?:CONNECT_F|CANNOT_F|LIFETIME|READ_ERROR 0$)/, 'origin-unreachable'],
          [/^ERR_DNS/, 'gateway-dns'],
          [/^ERR_READ_T/, 'origin-too-slow'],
          [/^ERR_(?:READ_E|WRITE_E|ZERO|INVALID_RESP)/, 'origin-unusable'],
          [/^ERR_SECURE/, 'gateway-tls'],
          [/DENIED/, 'blocked', 'network'],
          [/./, 'network-proxy'],
        ],
      },
      { if: [[':title', /^ERROR: The requested URL could not be/]], cause: 'network-proxy', unsure: true },
    ],
  },
  // Whatever names itself in Via and is none of the others.
  'generic-proxy': { role: 'proxy' },
} as const satisfies Record<string, Gateway>;
