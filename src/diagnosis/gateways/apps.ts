import type { Gateway } from './gateway.ts';

/** The site's own applications: application servers, frameworks, content management systems. */
export const apps = {
  gunicorn: {
    role: 'app',
    server: ['gunicorn'],
    generated: [{ if: [[':markup', '<h1><p>internal server error']], cause: 'origin-crashed' }],
  },
  uvicorn: { role: 'app', server: ['uvicorn'] },
  werkzeug: {
    role: 'app',
    server: ['werkzeug'],
    generated: [
      { if: [[':text', 'overloaded or there is an error in the application.']], cause: 'origin-crashed' },
    ],
  },
  rails: {
    role: 'app',
    ids: ['x-request-id'],
    seen: [['x-runtime', /^[\d.]+$/]],
    generated: [
      { if: [[':title', /^We're sorry, but something went wrong \(500/]], cause: 'origin-crashed' },
    ],
  },
  jetty: {
    role: 'app',
    server: ['jetty'],
    generated: [{ if: [[':text', /HTTP ERROR:? 50\d\b.{0,300}(?:Jetty|URI:|STATUS:)|Powered by Jetty:/i]] }],
  },
  tomcat: {
    role: 'app',
    server: ['apache-coyote'],
    generated: [{ if: [[':text', /^HTTP Status 50\d\b|Apache Tomcat\/\d/]] }],
  },
  websphere: {
    role: 'app',
    server: ['websphere'],
    generated: [
      { if: [[':text', /\bSRVE0255E: /]], cause: 'misconfigured' },
      { if: [[':text', /\bSRVE\d{4}E: /]] },
    ],
  },
  kestrel: {
    role: 'app',
    server: ['kestrel'],
    generated: [
      { if: [[':text', 'An unhandled exception occurred while processing']], cause: 'origin-crashed' },
    ],
  },
  express: {
    role: 'app',
    seen: [['x-powered-by', /^Express$/]],
    generated: [{ if: [[':markup', /<title>error<\/title>\s{0,9}<\/head>\s{0,9}<body>\s{0,9}<pre>/]] }],
  },
  'php-fpm': {
    role: 'app',
    seen: [
      ['x-powered-by', /^PHP\//],
      ['set-cookie', 'PHPSESSID='],
    ],
    generated: [{ if: [[':text', /\b(?:Fatal|Parse) error: .{1,400} on line \d/]], cause: 'origin-crashed' }],
  },
  wordpress: {
    role: 'app',
    seen: [['link', 'api.w.org'], ['x-pingback']],
    generated: [
      { if: [[':text', 'Briefly unavailable for scheduled maintenance.']], cause: 'maintenance' },
      {
        if: [[':text', /Error establishing a database|been a critical error on this website/]],
        cause: 'origin-crashed',
      },
    ],
  },
  postgrest: {
    role: 'app',
    seen: [['proxy-status', /^PostgREST\b/]],
    generated: [
      {
        if: [
          ['proxy-status', /^PostgREST\b/],
          [':status', /^5/],
        ],
        cause: [
          // PostgreSQL's code for a canceled statement, as after a statement timeout.
          [/57014/, 'origin-too-slow'],
          [/./, 'origin-crashed'],
        ],
      },
      { if: [['proxy-status', /^PostgREST\b/]] },
    ],
  },
  'go-http': {
    role: 'app',
    generated: [
      {
        if: [[':text', /^(?:dial tcp|http: proxy error|proxyconnect tcp)/]],
        cause: [
          [/i\/o timeout/, 'origin-too-slow'],
          [/lookup /, 'gateway-dns'],
          [/./, 'origin-unreachable'],
        ],
        ambiguous: true,
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
