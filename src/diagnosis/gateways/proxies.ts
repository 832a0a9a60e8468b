import { byPage } from './by-page.ts';
import type { CausePatterns, Gateway } from './gateway.ts';
import { failures } from './network-page.ts';

/** By the code of Squid's error page, in the header or in the page. */
const squidCauses: CausePatterns = [
  // Squid 5 reports system error 0 if it had no route to the server at all (measured).
  [/err_(?:connect_f|cannot_f|read_error 0$)/i, 'origin-unreachable'],
  [/err_dns/i, 'gateway-dns'],
  [/err_(?:read_t|lifetime|gateway_t)/i, 'origin-too-slow'],
  [/err_(?:read_e|write_e|zero|invalid_resp)/i, 'origin-unusable'],
  [/err_secure/i, 'gateway-tls'],
  [/err_unsup_http/i, 'unsupported', 'network'],
  [/err_access_denied/i, 'blocked', 'network'],
  [/./, 'network-proxy'],
];

/** Reverse proxies, and Squid, which is usually a forward proxy in the user's network. */
export const proxies = {
  varnish: {
    role: 'proxy',
    ids: ['x-varnish'],
    seen: [['x-varnish'], ['via', /varnish[/-]v?\d/i]],
    generated: [
      // The page is the same for a refused connection and for a timeout.
      {
        if: [[':text', /Guru Meditation:|Varnish XID/]],
        cause: [[/fetch failed/, 'origin-unreachable']],
        causeWhenSlow: 'origin-too-slow',
      },
      { if: [['x-varnish'], ['server', 'Varnish']] },
      // Of the built-in page.
      { if: [['retry-after', /^5$/], ['x-varnish'], [':status', /^[45]/]] },
      // Only synthetic responses have this name; Fastly's have it, too.
      {
        if: [
          ['server', /^Varnish$/],
          ['x-served-by', false],
        ],
        ambiguous: true,
      },
    ],
  },
  trafficserver: {
    role: 'proxy',
    server: ['ats'],
    seen: [['via', 'ApacheTrafficServer']],
    generated: [
      {
        if: [
          [
            ':text',
            /Description: (?:Could not connect to the req|The (?:host|server) requested (?:clos|did n)|Too much time has|Unable to locate the server)/,
          ],
        ],
        cause: [
          [/: Could not/, 'origin-unreachable'],
          [/: Too/, 'origin-too-slow'],
          [/: Unable/, 'gateway-dns'],
          [/ closed/, 'origin-crashed'],
          [/./, 'origin-unusable'],
        ],
      },
      // For a full limit of connections, among others, it has no page of its own (measured).
      {
        if: [
          [':text', /^Error Description: Could not process this/],
          [':status', /^503$/],
        ],
        cause: 'overloaded',
      },
      { if: [[':text', /^Error Description: Could not process this/]] },
      {
        if: [
          [
            ':title',
            /^(?:Could Not Connect|(?:In)?activity Timeout|Cannot Find Server|Unknown Host|Not Found on Accelerator)$/i,
          ],
        ],
        cause: [
          [/Timeout/i, 'origin-too-slow'],
          [/Connect/i, 'origin-unreachable'],
          [/Acc/, 'no-site'],
          [/./, 'gateway-dns'],
        ],
      },
    ],
  },
  traefik: {
    role: 'proxy',
    generated: [
      { if: [['x-retry-in']], cause: 'rate-limited' },
      { if: [['www-authenticate', 'realm="traefik"']], cause: 'sign-in' },
      { if: [[':text', /^no available server$/]], cause: 'origin-unreachable' },
      // The reason phrase alone, which other Go programs may send, too.
      {
        if: [
          ['content-length', /^1[159]$/],
          ['server', false],
          ['content-type', /^text\/plain/],
          [':status', /^50[234]$/],
        ],
        ambiguous: true,
      },
      {
        if: [
          [':text', /^(?:Bad Gateway|Gateway Timeout)$/],
          ['server', false],
        ],
        ambiguous: true,
      },
    ],
  },
  caddy: {
    role: 'proxy',
    server: ['caddy'],
    seen: [['via', /\bCaddy$/]],
    generated: [
      {
        if: [
          [':server'],
          // Go writes the handler's headers before its own, so a Content-Length before Server was relayed.
          [':names', /\bserver\b.*\bcontent-length\b/],
          ['content-length', /^0$/],
          ['via', false],
          [':status', /^[45]/],
        ],
      },
    ],
    relayed: [['via', /\bCaddy$/]],
  },
  squid: {
    role: 'egress',
    server: ['squid'],
    seen: [['x-squid-error'], ['via', '(squid'], ['x-cache-lookup']],
    generated: [
      { if: [['x-squid-error']], cause: squidCauses },
      // The same in every language, but without the system's error number.
      {
        if: [
          [':markup', /<body id="?err_[a-z]|%20err_[a-z]|<!-- err_[a-z]/],
          ['x-squid-error', false],
        ],
        cause: squidCauses,
      },
      // Its footer or its words, in pages that do not show the code.
      {
        if: [
          [
            ':text',
            /\(squid(?:\/[\w.+-]{1,40})?\)|^ERROR:? (?:The requested URL c|Cache Acc)|while trying to retrieve the URL|Access control configuration|Unable to determine IP/,
          ],
        ],
        cause: failures,
        ambiguous: true,
      },
      {
        if: [
          [':markup', 'id="sysmsg"'],
          [':markup', /<blockquote id="?error"?>/],
        ],
        cause: 'network-proxy',
        ambiguous: true,
      },
      // With this path it reports a tunnel that it did not open.
      {
        if: [
          [':text', /\bhttps:\/\/[\w.-]{1,100}\/\*/],
          [':markup', /<body id="?err_[a-z]|<!-- err_[a-z]/],
        ],
        intercepts: true,
      },
      { if: [[':title', /^ERROR: The requested URL could not be/]], cause: 'network-proxy', ambiguous: true },
    ],
  },
  // It writes the header in every response of its own.
  linkerd: {
    role: 'proxy',
    seen: [['l5d-proxy-connection']],
    generated: [
      {
        if: [['l5d-proxy-error']],
        cause: [
          [/unauthorized/, 'blocked'],
          [/certificate|TLS/, 'gateway-tls'],
          [/timed out/, 'origin-too-slow'],
          [/fail-?fast|onnect\b|refused|not found/, 'origin-unreachable'],
          [/./, 'origin-unusable'],
        ],
      },
      { if: [[':text', 'in fail-fast']], cause: 'origin-unreachable' },
    ],
  },
  pound: {
    role: 'proxy',
    generated: [
      {
        if: [[':text', /^The service is not available\. Please try again later\.$/]],
        cause: 'origin-unreachable',
        ambiguous: true,
      },
    ],
  },
  'oauth2-proxy': byPage(
    'proxy',
    />oauth2 proxy<\/a> version|a problem connecting to the upstream server\.|denied invalid acc|find a valid csrf/,
  ),
  // In front of the services of ESXi and vCenter.
  vmware: byPage('proxy', '] _servernamespace = /', 'origin-unreachable'),
  // Any proxy that names itself in Via and is not in the table.
  'generic-proxy': { role: 'proxy' },
} as const satisfies Record<string, Gateway>;
