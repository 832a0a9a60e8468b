import type { Gateway } from './gateway.ts';
import { javaFamily } from './java.ts';
import { phpFamily } from './php.ts';
import { pythonFamily } from './python.ts';

/** Application servers, frameworks and languages that the site's own application is built on. */
export const frameworks = {
  ...pythonFamily,
  ...phpFamily,
  ...javaFamily,
  aspnet: {
    role: 'app',
    seen: [
      ['x-aspnet-version'],
      ['x-aspnetmvc-version'],
      ['set-cookie', /^(?:ASP\.NET_Ses|ASPSESS|\.AspNet)/],
    ],
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
      // In other languages: the application's path, or the versions at the end.
      {
        if: [
          [
            ':text',
            /^.{0,40}(?:(?:ap{1,2}li[ck]a\S*|приложении|Anwendung) '?\/|['“]\/\S{0,40}['”] ?(?:应用|アプリ|Uyg))|\.NET Framework.{1,50}ASP\.NET/i,
          ],
        ],
      },
    ],
  },
  rails: {
    role: 'app',
    ids: ['x-request-id'],
    seen: [
      ['x-runtime', /^[\d.]+$/],
      ['x-permitted-cross-domain-policies'],
      ['set-cookie', /^_\w+_session=/],
    ],
    generated: [
      { if: [[':title', /^We['’]re sorry, but something went wrong \(500/]], cause: 'origin-crashed' },
      {
        if: [
          [
            ':markup',
            /(?:^|>)the (?:page you were looking for doesn|change you wanted was rejected)|application owner check the|<title>action controller: /,
          ],
        ],
      },
      {
        if: [[':text', /^Blocked hosts?: |^\w+(?:Error|::\w+) in \w+#|^Retry later$|^Slow down, /]],
      },
      { if: [[':text', /^500 Internal Server Error If you are the admin/]], cause: 'origin-crashed' },
      // The text alone is also that of Passenger and of sites that copied it.
      {
        if: [[':text', /^We['’]re sorry, but something went wrong\./]],
        cause: 'origin-crashed',
        ambiguous: true,
      },
    ],
  },
  kestrel: {
    role: 'app',
    server: ['kestrel'],
    generated: [
      {
        if: [
          [
            ':text',
            /An unhandled exception occurred while proc|occurred while starting the application\.|Swapping to (?:the )?Dev/,
          ],
        ],
        cause: 'origin-crashed',
      },
    ],
  },
  express: {
    role: 'app',
    // Those of Helmet, and its own entity tags.
    seen: [
      ['x-powered-by', /^Express$/],
      ['x-dns-prefetch-control'],
      ['set-cookie', 'connect.sid='],
      ['etag', /^W\/"[\da-f]{1,5}-/],
    ],
    generated: [
      { if: [[':markup', /<title>error<\/title>\s{0,9}<\/head>\s{0,9}<body>\s{0,9}<pre>/]] },
      // Of the proxies that development servers include.
      {
        if: [[':text', /^(?:Error occurr?ed while trying to|Proxy error: Could not) proxy/]],
        cause: 'origin-unreachable',
      },
      {
        if: [
          [
            ':text',
            /^Cannot (?:GET|HEAD|POST|PUT|PATCH|DELETE) \/|node_modules\/express|^Too many requests(?:, please| from this IP)/,
          ],
        ],
      },
    ],
  },
  puma: {
    role: 'app',
    generated: [{ if: [[':text', 'unhandled lowlevel error']], cause: 'origin-crashed' }],
  },
  thin: { role: 'app', server: ['thin'] },
  nextjs: {
    role: 'app',
    seen: [['x-powered-by', /^Next\.js/]],
    generated: [
      { if: [[':text', /Application error: a \w{6}-side exc/]], cause: 'origin-crashed' },
      { if: [[':markup', /"__next"|next-error-h1/]] },
      { if: [[':text', /^(?:404 )?\|? ?This page could not be found\.?$/]] },
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
        if: [
          ['content-length', /^19$/],
          [':status', /^404$/],
          ['content-type', /^text\/plain/],
          ['x-content-type-options'],
        ],
        cause: 'not-found',
        ambiguous: true,
      },
      {
        if: [[':text', /^(?:404 page not found$|dial tcp|http: proxy error|proxyconnect tcp)/]],
        cause: [
          [/^404/, 'not-found'],
          [/i\/o timeout/, 'origin-too-slow'],
          [/lookup /, 'gateway-dns', 'site'],
          [/./, 'origin-unreachable'],
        ],
        ambiguous: true,
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
