import { byPage } from './by-page.ts';
import type { CausePatterns, Gateway } from './gateway.ts';
import { heroku } from './heroku.ts';

/**
 * Vercel's error codes, in the page and in a header (https://vercel.com/docs/errors), and how every page ends: a code
 * and the request's ID, which begins with a region.
 */
const vercelCode =
  /\b(?:\w*FUNCTION|MIDDLEWARE|DEPLOYMENT|INTERNAL(?!_SERVER)(?=_[A-Z]+_)|DNS_HOSTNAME|ROUTER_EXTERNAL|INFINITE_LOOP|NO_\w+_FROM)[A-Z]*_[A-Z_]+|be found NOT_FOUND|^\{"error":\{"code":"\d{3}","message":"(?:The page could|A server er|Forbidden)|^This deployment is temporarily|[A-Z]_[A-Z]{2,20} (?:ID: ?)?[a-z]{3}\d::/;

/** What the codes of Vercel, Deno Deploy and Supabase's functions mean. */
const codeCauses: CausePatterns = [
  [/_TIMEOUT\b|TIME_LIMIT/, 'origin-too-slow'],
  [/THROTTLED/, 'overloaded'],
  [/FUNCTION_PAYLOAD/, 'request-refused'],
  [/FUNCTION_|MIDDLEWARE_|_FROM_|BOOT|WORKER_|ISOLATE/, 'origin-crashed'],
  [/DNS_HOSTNAME/, 'gateway-dns', 'origin'],
  [/DEPLOYMENT_(?:NOT_FOUND|DELETED)/, 'no-site'],
  [/DEPLOYMENT_|temporarily/, 'paused'],
  [/LOOP/, 'misconfigured'],
  [/EXTERNAL_/, 'origin-unreachable'],
  [/\bINTERNAL_/, 'gateway-failed'],
  [/\bNOT_FOUND/, 'not-found'],
];

/** Platforms that run the owner's code behind their own router. */
export const platforms = {
  heroku,
  vercel: {
    role: 'platform',
    server: ['vercel'],
    ids: ['x-vercel-id'],
    seen: [['x-vercel-id'], ['x-vercel-error'], ['x-vercel-cache']],
    generated: [
      { if: [['x-vercel-mitigated', 'challenge']], cause: 'bot-check' },
      { if: [[':markup', /vercel\.com\/sso-api|_vercel_sso/]], cause: 'sign-in' },
      { if: [['x-vercel-mitigated']], cause: 'blocked' },
      { if: [[':markup', /vercel security checkpoint(?: [|w]|[<,])/]], cause: 'bot-check' },
      { if: [[':text', vercelCode]], cause: codeCauses },
      { if: [['x-vercel-error']], cause: codeCauses },
      { if: [[':text', 'Vercel is working correctly']], cause: 'origin-crashed' },
    ],
  },
  netlify: {
    role: 'platform',
    server: ['netlify'],
    ids: ['x-nf-request-id'],
    seen: [['x-nf-request-id'], ['cache-status', 'Netlify']],
    generated: [
      {
        if: [[':text', /function has crashed|in the function code|error decoding lambda resp/]],
        cause: 'origin-crashed',
      },
      { if: [[':text', /^Not Found - Request ID: |exist on Netlify/]], cause: 'no-site' },
      { if: [[':text', /visit Netlify.s|broken link or entered a URL that/]] },
      {
        if: [[':text', /Netlify internal ID|^Internal Server Error - Request ID: /]],
        cause: 'gateway-failed',
      },
      { if: [[':server'], ['content-type', /^text\/plain/], [':status', /^[45]/]], ambiguous: true },
      // The page for a missing file is HTML; what functions send names what they run on.
      { if: [[':server'], [':status', /^404$/], ['x-powered-by', false]], ambiguous: true },
      // Its functions are Lambda's.
      {
        if: [[':text', /Task timed out after|^Inactivity Timeout|^\{"errorType":/], [':seen']],
        cause: [
          [/imed? ?out/i, 'origin-too-slow'],
          [/./, 'origin-crashed'],
        ],
      },
      // Traffic Server, which it is built on, puts a heading before the same sentence.
      { if: [[':text', /^Inactivity Timeout(?! D)/]], cause: 'origin-too-slow' },
      { if: [[':text', /^usage_exceeded$|was paused as it reached its usage/]], cause: 'paused' },
    ],
  },
  fly: {
    role: 'platform',
    server: ['fly'],
    ids: ['fly-request-id'],
    seen: [['fly-request-id'], ['via', 'fly.io']],
    generated: [
      {
        if: [[':text', /find a good candidate within|no known healthy instances/]],
        cause: 'origin-unreachable',
      },
      { if: [[':text', /make HTTP request to instance|instance refused conn/]], cause: 'origin-unusable' },
      {
        if: [[':server'], ['content-length', /^0$/], [':status', /^50[234]$/]],
      },
    ],
  },
  render: {
    role: 'platform',
    ids: ['rndr-id'],
    seen: [['rndr-id'], ['x-render-origin-server'], ['x-render-routing']],
    generated: [
      {
        if: [['x-render-routing']],
        cause: [
          [/hibernate|suspend/, 'paused'],
          [/error/, 'origin-unreachable'],
        ],
      },
      // Also sent for a service that never started.
      { if: [['x-render-routing', 'no-server']], cause: 'no-site', ambiguous: true },
      {
        if: [
          [
            ':text',
            /^(?:Service Suspended )?(?:This )?service has been suspended(?: by its|\.?$)|SERVICE WAKING UP/i,
          ],
        ],
        cause: 'paused',
      },
      // Its request ID is Cloudflare's.
      {
        if: [[':text', /(?:Bad Gateway|[\da-f]{16}-[A-Z]{3}) This service is currently/]],
      },
    ],
    // Its own name stands in for applications that send none.
    relayed: [['x-render-origin-server', /^(?!Render$)/]],
  },
  railway: {
    role: 'platform',
    server: ['railway-edge', 'railway-hikari'],
    ids: ['x-railway-request-id'],
    seen: [['x-railway-edge'], ['x-railway-request-id'], ['x-railway-fallback']],
    generated: [
      { if: [[':text', 'Application failed to respond']], cause: 'origin-unreachable' },
      {
        if: [[':text', /:"Application not found"|train has not arrived/]],
        cause: 'no-site',
      },
      {
        if: [
          ['x-railway-fallback', 'true'],
          [':status', /^404$/],
        ],
        cause: 'no-site',
      },
      { if: [['x-railway-fallback', 'true']], cause: 'origin-unreachable' },
    ],
  },
  pantheon: {
    role: 'platform',
    ids: ['x-styx-req-id'],
    seen: [['x-pantheon-styx-hostname'], ['x-styx-req-id']],
    generated: [
      { if: [[':text', 'Target in maintenance']], cause: 'maintenance' },
      {
        if: [[':text', /looking for could not be deliv|a networking failure\. Contact/]],
        cause: [
          [/No php/, 'overloaded'],
          [/netw/, 'gateway-failed'],
        ],
      },
      {
        if: [[':text', /The hostname \S{1,253} is unknown\. Pl|404.{1,7}unknown site/i]],
        cause: 'no-site',
      },
    ],
    relayed: [['x-styx-req-id']],
  },
  'deno-deploy': {
    role: 'platform',
    server: ['deno'],
    seen: [['x-deno-error']],
    generated: [
      { if: [['x-deno-error']], cause: codeCauses },
      {
        // Vercel uses some of the same codes.
        if: [
          [':text', /^\d{3}: [\w ]{5,40} \([A-Z_]+\)|exist\. Deno D/],
          ['x-vercel-id', false],
        ],
        cause: codeCauses,
      },
    ],
  },
  'meteor-galaxy': {
    role: 'platform',
    generated: [{ if: [[':text', ': Registered endpoints']], cause: 'origin-unusable' }],
  },
  gondor: byPage('platform', 'gondor[router]', 'origin-unreachable'),
  'platform-sh': { role: 'platform', seen: [['x-platform-cluster'], ['x-platform-router']] },
  supabase: {
    role: 'platform',
    ids: ['sb-request-id'],
    seen: [['sb-request-id'], ['sb-error-code']],
    generated: [
      { if: [['sb-error-code']], cause: codeCauses },
      {
        if: [[':text', /^\{"code": ?"(?:BOOT_|WORKER_|IDLE_)/]],
        cause: codeCauses,
      },
      { if: [[':text', /^\{"(?:statusCode":"404|code":"NOT_F)/], [':seen']], cause: 'not-found' },
    ],
  },
  'gitlab-pages': {
    role: 'platform',
    generated: [
      {
        // GitLab itself uses other words for 502 and 503.
        if: [[':text', /^50[23] Whoops, something/]],
        cause: 'gateway-failed',
      },
      { if: [[':text', /^404 The page you're looking for could not be found\. T/]] },
    ],
  },
  gitlab: {
    role: 'platform',
    generated: [
      {
        if: [[':text', /GitLab is (?:taking too|not resp|currently unav)/]],
        cause: 'origin-unreachable',
      },
      { if: [[':text', 'contact your GitLab administrator']] },
    ],
  },
} as const satisfies Record<string, Gateway>;
