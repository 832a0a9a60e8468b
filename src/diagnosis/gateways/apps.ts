import type { Gateway } from './gateway.ts';

/** Ready-made applications: content management systems, shops, forums, tools. */
export const apps = {
  wordpress: {
    role: 'app',
    seen: [['link', 'api.w.org'], ['x-pingback']],
    generated: [
      { if: [[':text', 'Briefly unavailable for sch']], cause: 'maintenance' },
      {
        if: [
          [':text', /Error establishing a database|been a critical error on th|The site is experiencing t/],
        ],
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
      { if: [[':text', /^Sorry, you are not allowed to access this p/]] },
      // Its plug-ins for security.
      {
        if: [
          [
            ':text',
            /not allowed to proceed|spam posting|^You have been locked out|iThemes Security n|because of Malicious A|country are not permitted/i,
          ],
        ],
        cause: 'blocked',
      },
      // In every language, the message on a fatal error ends with its help for WordPress.
      {
        if: [
          [':text', /^[^.。]{9,90}[.。] ?[^.。]{0,60}WordPress[^.。]{0,40}[.。]?$/],
          [':status', /^(?:0|500)$/],
        ],
        cause: 'origin-crashed',
        ambiguous: true,
      },
    ],
  },
  drupal: {
    role: 'app',
    seen: [
      ['x-generator', /^Drupal/],
      // The birthday of its founder.
      ['expires', '19 Nov 1978'],
    ],
    generated: [
      { if: [[':text', 'The website encountered an unexp']], cause: 'origin-crashed' },
      { if: [[':text', 'maintenance. We should be back s']], cause: 'maintenance' },
    ],
  },
  magento: {
    role: 'app',
    seen: [['x-magento-tags']],
    generated: [
      {
        if: [[':text', /^There has been an error processing y|has happened during application run/]],
        cause: 'origin-crashed',
      },
      // Apache has the text of its 503.
      { if: [[':markup', 'errors/default/css/']], cause: 'unavailable' },
    ],
  },
  typo3: {
    role: 'app',
    generated: [{ if: [[':markup', /t3-message-page|typo3-error|oops, an error occurred! code: \d/]] }],
  },
  joomla: {
    role: 'app',
    generated: [
      {
        if: [[':text', /^Error displaying the error page: /]],
        cause: 'origin-crashed',
      },
    ],
  },
  mediawiki: {
    role: 'app',
    generated: [
      {
        if: [
          [':text', /site is experiencing technical diff|MediaWiki internal error|Fatal exception of type/],
        ],
        cause: 'origin-crashed',
      },
    ],
  },
  nextcloud: {
    role: 'app',
    generated: [
      { if: [['x-nextcloud-maintenance-mode']], cause: 'maintenance' },
      { if: [[':text', 'instance is currently in maint']], cause: 'maintenance' },
      { if: [[':text', 'send the technical details below']], cause: 'origin-crashed' },
    ],
  },
  bitrix: { role: 'app', seen: [['x-powered-cms', 'Bitrix']] },
  prestashop: {
    role: 'app',
    seen: [
      ['powered-by', 'PrestaShop'],
      ['set-cookie', 'PrestaShop-'],
    ],
  },
  phpbb: {
    role: 'app',
    generated: [{ if: [[':text', 'General Error SQL ERROR']], cause: 'origin-crashed' }],
  },
  discuz: {
    role: 'app',
    generated: [{ if: [[':text', /Discuz! \w+ Error/]] }],
  },
  xenforo: {
    role: 'app',
    generated: [{ if: [[':markup', /(?:^|>)oops! we ran into some problems/]] }],
  },
  invision: {
    role: 'app',
    generated: [{ if: [[':text', /Error code: \d[A-Z]\d{3}\/\w/]] }],
  },
  discourse: {
    role: 'app',
    seen: [['x-discourse-route']],
    generated: [{ if: [[':text', 'powering this discussion forum']], cause: 'origin-crashed' }],
  },
  moodle: {
    role: 'app',
    generated: [
      {
        if: [[':text', 'is overloaded or otherwise not']],
        cause: 'origin-crashed',
      },
    ],
  },
  sharepoint: {
    role: 'app',
    seen: [['microsoftsharepointteamservices']],
  },
  exchange: {
    role: 'app',
    seen: [['x-feserver']],
    generated: [{ if: [['x-owa-error']] }],
  },
  sap: {
    role: 'app',
    generated: [{ if: [[':text', /SAP Internal Server Error|The termination occurred in system/]] }],
  },
  jenkins: {
    role: 'app',
    seen: [['x-jenkins']],
    generated: [{ if: [[':text', 'Jenkins is getting ready']], cause: 'unavailable' }],
  },
  overpass: {
    role: 'app',
    generated: [
      {
        if: [[':markup', /osm3s[\s\S]{9,900}(?:rate_l|dispatcher)/]],
        cause: [
          [/rate_l/, 'rate-limited'],
          [/./, 'overloaded'],
        ],
      },
    ],
  },
  github: {
    role: 'app',
    ids: ['x-github-request-id'],
    generated: [
      { if: [[':title', /^(?:Unicorn!|Error!|Rate limit) · GitHub$/]] },
      { if: [[':text', 'No server is currently available to service']], cause: 'overloaded' },
      {
        if: [[':text', /This page is taking too long to load\.|to your request in time\. Sorry ab/]],
        cause: 'origin-too-slow',
      },
      { if: [[':text', 'issues producing the response to y']] },
      {
        if: [
          [
            ':text',
            /"documentation_url": ?"https:\/\/\w{4,9}\.github|could be a GitHub bug|exceeded a secondary rate|more on scraping GitHub|Page not found · GitHub|API rate limit exceeded for (?:user|\d)/,
          ],
        ],
        cause: [[/rate limit|abuse/, 'rate-limited']],
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
