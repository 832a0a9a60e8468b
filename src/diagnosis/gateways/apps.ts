import type { Gateway } from './gateway.ts';

/** The site's own applications: application servers, frameworks, content management systems. */
export const apps = {
  aspnet: {
    role: 'app',
    seen: [['x-aspnet-version']],
    generated: [
      // The page's style is the same in every language; the text occurs without it in copies.
      {
        if: [[':markup', '"verdana";font-weight:normal;font-size: .7em;color:black']],
        cause: 'origin-crashed',
      },
      { if: [[':text', /^Server Error in '/]], cause: 'origin-crashed' },
    ],
  },
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
      { if: [[':title', /^We['’]re sorry, but something went wrong \(500/]], cause: 'origin-crashed' },
      { if: [[':title', /^The (?:page you were looking for doesn|change you wanted was rejected)/]] },
      // The text alone is also that of Passenger and of sites that copied it.
      {
        if: [[':text', /^We['’]re sorry, but something went wrong\./]],
        cause: 'origin-crashed',
        ambiguous: true,
      },
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
      // The same in every language: without a database, and after a fatal error (with a link to its help).
      {
        if: [
          [':markup', /class="wp-die-message"><h1>|faq-troubleshooting\//],
          [':status', /^(?:0|500)$/],
        ],
        cause: 'origin-crashed',
      },
      { if: [[':markup', /<body id="error-page"|wp-die-message/]] },
    ],
  },
  django: {
    role: 'app',
    generated: [{ if: [[':markup', '<h1>server error (500)</h1><p></p>']], cause: 'origin-crashed' }],
  },
  laravel: {
    role: 'app',
    seen: [['set-cookie', 'laravel_session=']],
    generated: [{ if: [[':markup', /border-gray-400 tracking-wider">\s{0,40}[45]\d\d/]] }],
  },
  symfony: {
    role: 'app',
    generated: [{ if: [[':text', /^Oops! An Error Occurred The server/]] }],
  },
  nextjs: {
    role: 'app',
    seen: [['x-powered-by', /^Next\.js/]],
    generated: [{ if: [[':markup', /"__next"|next-error-h1/]] }],
  },
  nuxt: {
    role: 'app',
    generated: [{ if: [[':markup', /"__nuxt"|\| nuxt<\/title>/]] }],
  },
  drupal: {
    role: 'app',
    seen: [['x-generator', /^Drupal/]],
    generated: [
      { if: [[':text', /^The website encountered an unexpected error\./]], cause: 'origin-crashed' },
    ],
  },
  magento: {
    role: 'app',
    seen: [['x-magento-tags']],
    generated: [
      { if: [[':text', /^There has been an error processing your request/]], cause: 'origin-crashed' },
    ],
  },
  typo3: { role: 'app', generated: [{ if: [[':markup', /t3-message-page|typo3-error/]] }] },
  joomla: {
    role: 'app',
    generated: [{ if: [[':text', /^Error displaying the error page: /]], cause: 'origin-crashed' }],
  },
  mediawiki: {
    role: 'app',
    generated: [
      { if: [[':text', 'This site is experiencing technical difficulties.']], cause: 'origin-crashed' },
    ],
  },
  nextcloud: {
    role: 'app',
    generated: [{ if: [[':text', 'instance is currently in maintenance mode']], cause: 'maintenance' }],
  },
  github: {
    role: 'app',
    ids: ['x-github-request-id'],
    generated: [{ if: [[':text', /"documentation_url": ?"https:\/\/docs\.github|could be a GitHub bug/]] }],
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
