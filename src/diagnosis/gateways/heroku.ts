import type { CausePatterns, Gateway } from './gateway.ts';

/**
 * What the codes in Heroku's log mean, which the owner pastes or a page of the app's own repeats
 * (https://devcenter.heroku.com/articles/error-codes).
 */
const herokuCodes: CausePatterns = [
  [/H12\b/, 'origin-too-slow'],
  [/H(?:1[459]|2[01])\b/, 'origin-unreachable'],
  [/H(?:11|22)\b/, 'overloaded'],
  [/H(?:1[378]|24)\b/, 'origin-unusable'],
  [/H(?:16|23|31)\b/, 'misconfigured'],
  [/H2[56]\b/, 'request-refused'],
  [/H2[78]\b/, 'request-late'],
  [/H8[03]\b/, 'maintenance'],
  [/H81\b/, 'no-site'],
  [/H82\b/, 'paused'],
  [/H99\b/, 'gateway-failed'],
  [/./, 'origin-crashed'],
];

/** The router of Heroku, whose page embeds the cause as the URL of a frame. */
export const heroku = {
  role: 'platform',
  server: ['heroku'],
  ids: ['x-request-id'],
  seen: [
    ['via', /\b(?:vegur|heroku-router)\b/],
    ['report-to', 'nel.heroku.com'],
  ],
  generated: [
    {
      // The page embeds a frame, whose URL reveals the cause.
      if: [[':markup', /herokucdn\.com\/error-pages\/|heroku_pages\//]],
      cause: [
        [/maintenance/, 'maintenance'],
        [/no-such-app/, 'no-site'],
        [/ssl-cert/, 'misconfigured'],
        [/./, 'origin-crashed'],
      ],
    },
    { if: [[':text', /\bcode=H\d\d\b|\bError H\d\d \(/]], cause: herokuCodes },
    { if: [[':text', 'in the application and your page']], cause: 'origin-crashed' },
    {
      if: [[':text', /no app configured at|nothing here, yet\./]],
      cause: 'no-site',
    },
    { if: [[':text', 'application is undergoing maintenance right now. Pl']], cause: 'maintenance' },
    {
      if: [
        [':status', /^(?:404|503)$/],
        ['server', /^(?:Heroku|Cowboy)$/],
        ['via', false],
        ['cache-control', 'no-store'],
      ],
      cause: [
        [/4/, 'no-site'],
        [/./, 'origin-crashed'],
      ],
      ambiguous: true,
    },
  ],
  relayed: [['via', /\b(?:vegur|heroku-router)\b/]],
} as const satisfies Gateway;
