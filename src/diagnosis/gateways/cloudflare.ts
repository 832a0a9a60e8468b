import type { Gateway } from './gateway.ts';

/** The pages of its network, in every design, and those of its products for owners. */
export const cloudflare = {
  role: 'cdn',
  server: ['cloudflare', 'cloudflare-nginx'],
  ids: ['cf-ray'],
  seen: [['cf-ray'], ['cf-mitigated'], ['cf-error-type']],
  generated: [
    { if: [['cf-mitigated', 'challenge']], cause: 'bot-check' },
    { if: [[':title', /^Just a moment\.\.\./]], cause: 'bot-check' },
    // Its title is translated.
    { if: [[':markup', '_cf_chl_opt']], cause: 'bot-check' },
    // The footer or the words of its pages, which pasted text keeps.
    {
      if: [
        [
          ':text',
          /(?:performance & security|DDoS protection) by Cloudflare|needs to review the security of your connection|^(?:Just a moment\.+ )?Enable JavaScript and cookies to continue$|blocked You are unable to access|^Verifying you are human\. This may|Performing security ver|^(?:Please enable cookies\. )?One more step Please |of this website .{0,99}has banned|^Checking your browser b.{20,200} 5 seconds|Waiting Room powered by|\| Cloudflare$|Cloudflare Access$|cookies\. Sorry, you have been|\d .{0,9}Visit cloudflare\.com|traffic from cloudflared|"cloudflare_error": ?true/i,
        ],
      ],
      cause: [
        [/error on Cloudflare's/, 'edge-failed'],
        [/from cloudflared/, 'origin-unreachable'],
        [/banned you temp/, 'rate-limited'],
        [/blocked You are|been blocked|has banned/, 'blocked'],
        [
          /DDoS pro|(?:review the|ing) sec|not a bot|are human|One more|security check to|cookies to|^Checking/,
          'bot-check',
        ],
      ],
    },
    {
      if: [[':title', /(?:\| |protection by )Cloudflare$|used Cloudflare to restrict access$/]],
      cause: [
        [/^Suspected/, 'blocked'],
        [/^(?:Please Wait|DDoS)/, 'bot-check'],
      ],
    },
    {
      if: [[':title', /Cloudflare Access$/]],
      cause: [
        [/^Sign/, 'sign-in'],
        [/^/, 'blocked'],
      ],
    },
    // Translated footers, and the explanations that articles quote.
    {
      if: [
        [
          ':text',
          /Ray[ -]ID.*Cloudflare|Cloudflare Ray|[a-z] Error code:? 52\d\b|As a result, the web page /,
        ],
        [':status', /^(?:0|[45])/],
      ],
    },
    // Workers, Pages and R2.
    { if: [[':text', 'If you expect something to be here, it']], cause: 'no-site' },
    { if: [[':text', 'not publicly accessible at this URL']] },
    { if: [[':title', /^(?:Argo|Cloudflare) Tunnel error/]], cause: 'origin-unreachable' },
    { if: [[':status', /^5(?:2[0-7]|30)$/], [':seen']] },
    // A title with host and status reports the origin's status; Cloudflare replaces the origin's page.
    { if: [[':title', /\| 5\d\d: \w/]] },
    // The one-line version for clients that do not accept HTML does not reveal whether edge or origin
    // failed.
    { if: [[':text', /^error code: 5\d\d$/]], ambiguous: true },
    {
      if: [
        ['content-length', /^15$/],
        ['content-type', /^text\/plain/],
        [':status', /^5/],
        ['server', 'cloudflare'],
      ],
      ambiguous: true,
    },
    { if: [[':text', /\berror(?: code)?:? 1\d{3}\b/i], [':seen']] },
    {
      if: [
        [':text', /\berror(?: code)?:? 1\d{3}\b/i],
        [':text', /^error (?:code|1[012][0-3]\d:? (?:Access|You|DNS|Origin|Worker))|cloudflare|Ray ID:/i],
      ],
    },
    // The unstyled page is the edge's own.
    {
      if: [[':text', /^\d{3} [\w -]{3,90} cloudflare(?:-nginx)?$/]],
      cause: [
        [/^5/, 'edge-failed'],
        [/^4/, 'request-refused'],
      ],
    },
    { if: [['cf-error-type']] },
    { if: [['cf-chl-bypass']], cause: 'bot-check' },
    // Others copied the words of its block.
    {
      if: [[':text', 'security service to protect itself from online attacks']],
      cause: 'blocked',
      ambiguous: true,
    },
    // The headers of its own pages.
    {
      if: [['expires', '1970 00:00:01'], ['cache-control', 'post-check=0'], [':seen'], [':status', /^[45]/]],
    },
    {
      if: [
        ['referrer-policy', /^same-origin$/],
        ['x-frame-options', /^SAMEORIGIN$/],
        [':seen'],
        [':status', /^[45]/],
        ['x-powered-by', false],
        ['x-content-type-options', false],
      ],
      ambiguous: true,
    },
    { if: [[':markup', /cf-error-(?:details|footer)/]], ambiguous: true },
  ],
} as const satisfies Gateway;
