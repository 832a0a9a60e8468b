import type { CausePatterns, Gateway } from './gateway.ts';

/** Vercel's error codes, in the page and in a header (https://vercel.com/docs/errors). */
const vercelCode =
  /\b(?:(?:EDGE_)?FUNCTION|MIDDLEWARE|DEPLOYMENT|INTERNAL|DNS_HOSTNAME|ROUTER_EXTERNAL|INFINITE_LOOP|NO_\w+_FROM|BODY_NOT_A)_[A-Z_]+/;

const vercelCauses: CausePatterns = [
  [/_TIMEOUT\b/, 'origin-too-slow'],
  [/THROTTLED/, 'overloaded'],
  [/\b(?:EDGE_)?FUNCTION_|MIDDLEWARE_|_FROM_/, 'origin-crashed'],
  [/DNS_HOSTNAME/, 'gateway-dns', 'origin'],
  [/_(?:NOT_FOUND|DELETED)/, 'not-found'],
  [/DEPLOYMENT_/, 'paused'],
  [/LOOP/, 'misconfigured'],
  [/EXTERNAL_/, 'origin-unreachable'],
  [/\bINTERNAL_/, 'gateway-failed'],
];

/** Platforms that run the owner's code behind their own router. */
export const platforms = {
  heroku: {
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
          [/no-such-app|ssl-cert/, 'misconfigured'],
          [/./, 'origin-crashed'],
        ],
      },
      { if: [[':text', 'An error occurred in the application and your page']], cause: 'origin-crashed' },
      {
        if: [
          ['server', /^(?:Heroku|Cowboy)$/],
          ['via', false],
          [':status', /^503$/],
          ['cache-control', 'no-store'],
        ],
        cause: 'origin-crashed',
        ambiguous: true,
      },
    ],
    relayed: [['via', /\b(?:vegur|heroku-router)\b/]],
  },
  vercel: {
    role: 'platform',
    server: ['vercel'],
    ids: ['x-vercel-id'],
    seen: [['x-vercel-id'], ['x-vercel-error'], ['x-vercel-cache']],
    generated: [
      { if: [['x-vercel-mitigated', 'challenge']], cause: 'bot-check' },
      { if: [['x-vercel-mitigated']], cause: 'blocked' },
      { if: [[':text', vercelCode]], cause: vercelCauses },
      { if: [['x-vercel-error', vercelCode]], cause: vercelCauses },
      { if: [[':text', 'Vercel is working correctly']], cause: 'origin-crashed' },
      { if: [['x-vercel-error']] },
    ],
  },
  netlify: {
    role: 'platform',
    server: ['netlify'],
    ids: ['x-nf-request-id'],
    seen: [['x-nf-request-id'], ['cache-status', 'Netlify']],
    generated: [
      {
        if: [[':text', /This (?:edge )?function has crashed|error in the function code/]],
        cause: 'origin-crashed',
      },
      { if: [[':text', 'Netlify internal ID']], cause: 'gateway-failed' },
      { if: [[':text', 'Task timed out after'], [':seen']], cause: 'origin-too-slow' },
      {
        if: [
          [':title', /^Site not available/],
          [':text', 'Netlify'],
        ],
        cause: 'paused',
      },
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
      { if: [[':text', 'could not make HTTP request to instance']], cause: 'origin-unusable' },
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
          [/./, 'origin-unreachable'],
        ],
      },
      { if: [[':text', 'SERVICE WAKING UP']], cause: 'paused' },
    ],
    relayed: [['x-render-origin-server']],
  },
  railway: {
    role: 'platform',
    server: ['railway-edge', 'railway-hikari'],
    ids: ['x-railway-request-id'],
    seen: [['x-railway-edge'], ['x-railway-request-id'], ['x-railway-fallback']],
    generated: [
      { if: [[':text', 'Application failed to respond']], cause: 'origin-unreachable' },
      {
        if: [
          ['x-railway-fallback', 'true'],
          [':status', /^404$/],
        ],
        cause: 'not-found',
      },
      { if: [['x-railway-fallback', 'true']], cause: 'origin-unreachable' },
    ],
  },
  'google-app-engine': {
    role: 'platform',
    server: ['google'],
    ids: ['x-cloud-trace-context'],
    seen: [['x-cloud-trace-context']],
    generated: [
      {
        if: [[':text', 'encountered an error and could not complete your request. Please try again in 30']],
        cause: 'origin-crashed',
      },
      {
        if: [
          [':text', /^(?:Service Unavailable|Error: Server Error|Rate exceeded\.|upstream request timeout)/],
          [':server'],
        ],
        cause: [
          [/^R/, 'overloaded'],
          [/^u/, 'origin-too-slow'],
          [/^S/, 'origin-unreachable'],
          [/./, 'origin-crashed'],
        ],
      },
      { if: [[':title', /^Error: Server Error$/]], cause: 'origin-crashed' },
    ],
  },
  'azure-app-service': {
    role: 'platform',
    ids: ['x-ms-middleware-request-id'],
    seen: [
      ['set-cookie', /\bARRAffinity/],
      ['request-context', 'appId=cid-v1'],
    ],
    generated: [
      {
        if: [[':title', /^(?:Web App - Unavailable|Azure WebApp|Microsoft Azure App Service - Error)/]],
        cause: 'paused',
      },
      { if: [[':text', /^:\( Application Error/]], cause: 'origin-crashed' },
    ],
  },
  pantheon: {
    role: 'platform',
    ids: ['x-styx-req-id'],
    seen: [['x-pantheon-styx-hostname'], ['x-styx-req-id']],
    generated: [{ if: [[':text', 'Target in maintenance']], cause: 'maintenance' }],
    relayed: [['x-styx-req-id']],
  },
} as const satisfies Record<string, Gateway>;
