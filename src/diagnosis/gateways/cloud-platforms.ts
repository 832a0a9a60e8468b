import type { CausePatterns, Gateway } from './gateway.ts';

/** The codes and texts of Cloud Foundry's router. */
const gorouterCauses: CausePatterns = [
  [/unknown_r|not exist/, 'no-site'],
  [/^502|failure/, 'origin-unusable'],
  [/endpoint/, 'origin-unreachable'],
];

/** Envoy's response flags, which App Platform adds to its page and its headers. */
const appPlatformCauses: CausePatterns = [
  [/no_healthy|connection_f/, 'origin-unreachable'],
  [/timeout|timed_out/, 'origin-too-slow'],
  [/via_up/, 'origin-crashed'],
  [/reset/, 'origin-unusable'],
];

/** The large clouds' platforms for the owner's code. */
export const cloudPlatforms = {
  'google-app-engine': {
    role: 'platform',
    server: ['google'],
    ids: ['x-cloud-trace-context'],
    seen: [['x-cloud-trace-context']],
    generated: [
      {
        if: [[':text', 'an error and could not complete']],
        cause: 'origin-crashed',
      },
      {
        if: [[':text', /^(?:Service Unavailable|Error: Server Error|upstream request timeout)/], [':server']],
        cause: [
          [/^u/, 'origin-too-slow'],
          [/^S/, 'origin-unreachable'],
          [/./, 'origin-crashed'],
        ],
      },
      { if: [[':text', /^Rate exceeded\.$/]], cause: 'overloaded', ambiguous: true },
      { if: [[':text', /^Error: Server Error The service you/]], cause: 'origin-unreachable' },
      { if: [[':title', /^Error: Server Error$/]], cause: 'origin-crashed' },
      // Its functions.
      {
        if: [[':text', /^Error: (?:could not handle the req|function term)/]],
        cause: 'origin-crashed',
      },
      { if: [[':text', 'over its serving quota']], cause: 'traffic-spent', fault: 'site' },
      // Also sent for a service that is not reachable from the internet.
      {
        if: [[':text', /^Error: (?:Page )?not found The req/i]],
        cause: [[/: P/, 'no-site']],
        ambiguous: true,
      },
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
      {
        if: [
          [':text', /^Error 403 - This web app is|web app you have attempted to reach /],
          // Outweighs the title, which is the same for both.
          [':status', /^(?:0|403)$/],
        ],
        cause: [
          [/has blocked/, 'blocked'],
          [/./, 'paused'],
        ],
      },
      { if: [['x-ms-forbidden-ip']], cause: 'blocked' },
      // After 230 seconds.
      { if: [[':text', 'respond within the specified time']], cause: 'origin-too-slow' },
      { if: [[':text', 'Function host is not running']], cause: 'origin-crashed' },
      { if: [[':text', /^404 Web Site not found/]], cause: 'no-site' },
      {
        if: [[':text', /^:\( Application Error|administrator, you can access/]],
        cause: 'origin-crashed',
      },
    ],
  },
  'azure-container-apps': {
    role: 'platform',
    generated: [
      {
        if: [[':text', /^Error 40[34] - This Container App is stopped/]],
        cause: [
          [/or does not/, 'no-site'],
          [/^/, 'paused'],
        ],
        ambiguous: true,
      },
    ],
  },
  'azure-static-web-apps': {
    role: 'platform',
    generated: [{ if: [[':markup', /(?:^|>)azure static web apps - |^backend call fai/]] }],
  },
  'digitalocean-app-platform': {
    role: 'platform',
    seen: [['x-do-app-origin'], ['x-do-failure-msg']],
    generated: [
      { if: [[':text', 'App Platform failed to']], cause: appPlatformCauses },
      { if: [['x-do-failure-msg']], cause: appPlatformCauses },
    ],
  },
  gorouter: {
    role: 'platform',
    ids: ['x-vcap-request-id'],
    seen: [['x-vcap-request-id'], ['x-cf-routererror']],
    generated: [
      { if: [['x-cf-routererror']], cause: gorouterCauses },
      {
        if: [[':text', /^\d{3} [\w ]{9,40}: Re(?:quested route|gistered endpoint)\b/]],
        cause: gorouterCauses,
      },
    ],
  },
  'aws-lambda': {
    role: 'platform',
    generated: [
      {
        if: [
          [
            ':text',
            /^\{ ?"error(?:Type": ?"[\w.]{3,60}", ?"e|Message": ?".{1,400}(?:"errorType|Task timed out))/,
          ],
        ],
        cause: [
          [/Task timed/, 'origin-too-slow'],
          [/./, 'origin-crashed'],
        ],
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
