import type { Gateway } from './gateway.ts';

/** Platforms that run a site's own code behind their router. */
export const platforms = {
  heroku: {
    role: 'platform',
    ids: ['x-request-id'],
    seen: [
      ['via', /\b1\.1 (?:vegur|heroku-router)\b/],
      ['server', /^Heroku$/],
      ['reporting-endpoints', 'nel.heroku.com'],
      ['report-to', 'nel.heroku.com'],
    ],
    made: [
      {
        // The page is an iframe from this address; which of them tells the reason.
        if: [[':markup', /herokucdn\.com\/error-pages\/|heroku_pages\//]],
        cause: [
          [/maintenance/, 'maintenance'],
          [/no-such-app|ssl-cert/, 'misconfigured'],
          [/./, 'origin-crashed'],
        ],
      },
      {
        if: [[':text', 'An error occurred in the application and your page could not be served.']],
        cause: 'origin-crashed',
      },
      {
        if: [
          ['server', /^Heroku$/],
          ['via', false],
          [':status', /^5/],
        ],
        cause: 'origin-crashed',
      },
    ],
    relayed: [['via', /\b1\.1 (?:vegur|heroku-router)\b/]],
  },
  vercel: {
    role: 'platform',
    masks: true,
    ids: ['x-vercel-id'],
    seen: [
      ['x-vercel-id'],
      ['x-vercel-error'],
      ['x-vercel-cache'],
      ['server', /^Vercel$/],
      ['x-vercel-mitigated'],
    ],
    made: [
      { if: [['x-vercel-mitigated', 'challenge']], cause: 'bot-check' },
      { if: [['x-vercel-mitigated']], cause: 'blocked' },
      ...[':text', 'x-vercel-error'].map(
        (where) =>
          ({
            if: [
              [
                where,
                /\b(?:(?:EDGE_)?FUNCTION_[A-Z_]+|MIDDLEWARE_[A-Z_]+|NO_(?:RESPONSE|STATUS_CODE)_FROM_[A-Z]+|BODY_NOT_A_STRING_FROM_FUNCTION|DEPLOYMENT_[A-Z_]+|INFINITE_LOOP_DETECTED|ROUTER_EXTERNAL_TARGET_[A-Z_]+|DNS_HOSTNAME_[A-Z_]+|INTERNAL_[A-Z_]+_(?:ERROR|FAILED|UNAVAILABLE))\b/,
              ],
            ],
            cause: [
              [/_TIMEOUT\b/, 'origin-too-slow'],
              [/THROTTLED/, 'overloaded'],
              [/(?:EDGE_)?FUNCTION_|MIDDLEWARE_|FROM_/, 'origin-crashed'],
              [/DNS_HOSTNAME/, 'gateway-dns', 'origin'],
              [/DEPLOYMENT_(?:NOT_FOUND|DELETED)/, 'not-found'],
              [/DEPLOYMENT_/, 'paused'],
              [/LOOP/, 'misconfigured'],
              [/EXTERNAL_TARGET/, 'origin-unreachable'],
              [/INTERNAL_/, 'edge-failed', 'gateway'],
            ],
          }) as const,
      ),
      { if: [[':text', 'Vercel is working correctly']], cause: 'origin-crashed' },
      { if: [['x-vercel-error']] },
    ],
  },
  netlify: {
    role: 'platform',
    masks: true,
    ids: ['x-nf-request-id'],
    seen: [['x-nf-request-id'], ['server', /^Netlify$/], ['cache-status', 'Netlify']],
    made: [
      {
        if: [[':text', /This (?:edge )?function has crashed|An unhandled error in the function code/]],
        cause: 'origin-crashed',
      },
      { if: [[':text', /Netlify internal ID/]], cause: 'gateway-failed' },
      { if: [[':text', /Task timed out after [\d.]+ seconds/], [':seen']], cause: 'origin-too-slow' },
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
    masks: true,
    ids: ['fly-request-id'],
    seen: [['fly-request-id'], ['server', /^Fly\/[0-9a-f]/], ['via', /\bfly\.io\b/], ['fly-cache-status']],
    made: [
      {
        if: [
          [
            ':text',
            /could not find a good candidate within|no known healthy instances found for route|could not make HTTP request to instance/,
          ],
        ],
        cause: [
          [/HTTP request/, 'origin-unusable'],
          [/./, 'origin-unreachable'],
        ],
      },
      {
        if: [
          ['server', /^Fly\//],
          ['content-length', /^0$/],
          [':status', /^50[234]$/],
        ],
      },
    ],
  },
  render: {
    role: 'platform',
    ids: ['rndr-id'],
    seen: [['rndr-id'], ['x-render-origin-server'], ['x-render-routing']],
    made: [
      {
        if: [['x-render-routing']],
        cause: [
          [/hibernate|suspend/, 'paused'],
          [/no-server/, 'origin-unreachable'],
        ],
      },
      { if: [[':text', 'SERVICE WAKING UP']], cause: 'paused' },
    ],
    relayed: [['x-render-origin-server']],
  },
  railway: {
    role: 'platform',
    masks: true,
    ids: ['x-railway-request-id'],
    seen: [
      ['server', /^railway-(?:edge|hikari)$/],
      ['x-railway-edge'],
      ['x-railway-request-id'],
      ['x-railway-fallback'],
      ['x-railway-cdn-edge'],
    ],
    made: [
      {
        if: [[':text', /Application failed to respond|"Application not found"/]],
        cause: [
          [/failed to respond/, 'origin-unreachable'],
          [/./, 'not-found'],
        ],
      },
      { if: [['x-railway-fallback', 'true']], cause: [[/./, 'origin-unreachable']] },
    ],
  },
  'google-app-engine': {
    role: 'platform',
    masks: true,
    ids: ['x-cloud-trace-context'],
    seen: [['server', /^Google Frontend$/], ['x-cloud-trace-context'], ['x-appengine-log-flush-count']],
    made: [
      {
        if: [
          [
            ':text',
            'The server encountered an error and could not complete your request. Please try again in 30 seconds',
          ],
        ],
        cause: 'origin-crashed',
      },
      {
        if: [
          ['server', /^Google Frontend$/],
          [':text', /^(?:Service Unavailable|Error: Server Error)/],
        ],
      },
      {
        if: [
          ['server', /^Google Frontend$/],
          [':text', /^Rate exceeded\.$/],
        ],
        cause: 'overloaded',
      },
      {
        if: [
          ['server', /^Google Frontend$/],
          [':text', /^upstream request timeout$/],
        ],
        cause: 'origin-too-slow',
      },
      { if: [[':title', /^Error: Server Error$/]], cause: 'origin-crashed' },
    ],
  },
  'azure-app-service': {
    role: 'platform',
    ids: ['x-ms-middleware-request-id'],
    seen: [
      ['set-cookie', /\bARRAffinity(?:SameSite)?=/],
      ['request-context', /^appId=cid-v1:/],
      ['x-ms-middleware-request-id'],
    ],
    made: [
      { if: [[':title', /^(?:Web App - Unavailable|Azure WebApp)/]], cause: 'paused' },
      { if: [[':title', /^Microsoft Azure App Service - Error 403/]], cause: 'paused' },
      { if: [[':text', /^:\( Application Error/]], cause: 'origin-crashed' },
    ],
  },
  pantheon: {
    role: 'platform',
    ids: ['x-styx-req-id'],
    seen: [['x-pantheon-styx-hostname'], ['x-styx-req-id']],
    made: [{ if: [[':text', /503 Service Unavailable: Target in maintenance/]], cause: 'maintenance' }],
    relayed: [['x-styx-req-id']],
  },
} as const satisfies Record<string, Gateway>;
