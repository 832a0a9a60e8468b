import type { Gateway } from './gateway.ts';

/** Application servers, frameworks and languages that the site's own application is built on. */
export const frameworks = {
  aspnet: {
    role: 'app',
    seen: [['x-aspnet-version'], ['set-cookie', 'ASP.NET_Ses']],
    generated: [
      // The page's style is the same in every language; the text occurs without it in copies.
      { if: [[':markup', '"verdana";font-weight:normal;font-size: .7em;color:black']] },
      {
        if: [
          [':markup', '"verdana";font-weight:normal;font-size: .7em;color:black'],
          [':status', /^(?:0|500)$/],
        ],
        cause: 'origin-crashed',
      },
      // It is also the page for 404.
      {
        if: [
          [':text', /^Server Error in '/],
          [':status', /^(?:0|500)$/],
        ],
        cause: 'origin-crashed',
      },
    ],
  },
  gunicorn: {
    role: 'app',
    server: ['gunicorn'],
    generated: [{ if: [[':markup', /<h1><p>[a-z ]{3,40}<\/p><\/h1>/]] }],
  },
  uvicorn: { role: 'app', server: ['uvicorn'] },
  werkzeug: {
    role: 'app',
    server: ['werkzeug'],
    generated: [
      { if: [[':text', 'overloaded or there is an error in the application.']], cause: 'origin-crashed' },
      // Apache's text, but for its articles.
      {
        if: [
          [
            ':text',
            / on the server\. If you entered|not allowed for the requested URL\.$|have the permission to access/,
          ],
        ],
      },
    ],
  },
  rails: {
    role: 'app',
    ids: ['x-request-id'],
    seen: [['x-runtime', /^[\d.]+$/]],
    generated: [
      { if: [[':title', /^We['’]re sorry, but something went wrong \(500/]], cause: 'origin-crashed' },
      { if: [[':title', /^The (?:page you were looking for doesn|change you wanted was rejected)/]] },
      { if: [[':text', /^500 Internal Server Error If you are the admin/]], cause: 'origin-crashed' },
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
    generated: [
      { if: [[':text', /HTTP ERROR:? [45]\d\d\b.{0,300}(?:Jetty|URI:|Problem acc)|Powered by Jetty:/i]] },
    ],
  },
  tomcat: {
    role: 'app',
    server: ['apache-coyote'],
    generated: [
      { if: [[':text', /^HTTP Status [45]\d\d\b|Apache Tomcat\/\d/]] },
      // The page's style is the same in every language.
      { if: [[':markup', 'color:white;background-color:#525d76']] },
    ],
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
      {
        if: [[':text', /An unhandled exception occurred while processing|Swapping to (?:the )?Development/]],
        cause: 'origin-crashed',
      },
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
    generated: [
      {
        if: [[':text', /\b(?:Fatal|Parse) error: .{1,400} on line \d|\{main\} thrown in /]],
        cause: 'origin-crashed',
      },
      // Without the script that the web server names.
      { if: [[':text', /^No input file specified\.$/]] },
    ],
  },
  aiohttp: {
    role: 'app',
    seen: [['server', 'aiohttp']],
    generated: [{ if: [[':text', 'Server got itself in trouble']] }],
  },
  puma: {
    role: 'app',
    generated: [{ if: [[':text', 'unhandled lowlevel error']], cause: 'origin-crashed' }],
  },
  thin: { role: 'app', server: ['thin'] },
  spring: {
    role: 'app',
    generated: [{ if: [[':text', /^Whitelabel Error(?!.{0,300}=50[2-4])/]], ambiguous: true }],
  },
  weblogic: {
    role: 'app',
    generated: [{ if: [[':text', /^Error [45]\d\d--/]] }],
  },
  java: { role: 'app', seen: [['set-cookie', 'JSESSIONID=']] },
  coldfusion: {
    role: 'app',
    generated: [{ if: [[':text', 'Error Occurred While Processing Request']] }],
  },
  codeigniter: {
    role: 'app',
    seen: [['set-cookie', 'ci_session=']],
    generated: [{ if: [[':text', /^A Database Error O|^Whoops! We seem to have hit a snag/]] }],
  },
  yii: {
    role: 'app',
    generated: [{ if: [[':text', 'the Web server was processing your']] }],
  },
  cakephp: {
    role: 'app',
    generated: [{ if: [[':text', 'Error: An Internal Error Has Occurred.']] }],
  },
  thinkphp: {
    role: 'app',
    generated: [{ if: [[':text', 'ThinkPHP V']] }],
  },
  django: {
    role: 'app',
    seen: [['set-cookie', 'csrftoken=']],
    generated: [
      { if: [[':markup', '<h1>server error (500)</h1><p></p>']], cause: 'origin-crashed' },
      {
        if: [
          [
            ':text',
            /^Server Error \(500\)$|^Bad Request \(400\)$|^(?:Forbidden \(403\) CSRF|Not Found The requested resource was)/,
          ],
        ],
      },
    ],
  },
  laravel: {
    role: 'app',
    seen: [['set-cookie', 'laravel_session=']],
    generated: [
      {
        if: [[':markup', /border-gray-400 tracking-wider">\s{0,40}[45]\d\d/]],
      },
    ],
  },
  symfony: {
    role: 'app',
    generated: [
      { if: [[':text', /^Oops! An Error Occurred The server|^Whoops, looks like something went/]] },
    ],
  },
  nextjs: {
    role: 'app',
    seen: [['x-powered-by', /^Next\.js/]],
    generated: [
      { if: [[':text', /Application error: a \w{6}-side exc/]], cause: 'origin-crashed' },
      { if: [[':markup', /"__next"|next-error-h1/]] },
    ],
  },
  nuxt: {
    role: 'app',
    generated: [
      { if: [[':markup', /"__nuxt"|\| nuxt<\/title>/]] },
      // Heroku has the same text.
      {
        if: [
          [':markup', '__nuxt-error'],
          [':text', 'in the application'],
        ],
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
