import type { Gateway } from './gateway.ts';

/** Servers and frameworks in Java. */
export const javaFamily = {
  jetty: {
    role: 'app',
    server: ['jetty'],
    generated: [
      {
        if: [[':text', /HTTP ERROR:? [45]\d\d\b.{0,300}(?:Jetty|URI:|Problem acc)|Powered by Jetty:/i]],
      },
      {
        if: [
          ['cache-control', /^must-revalidate,no-cache,no-store$/],
          [':status', /^[45]/],
        ],
      },
    ],
  },
  tomcat: {
    role: 'app',
    server: ['apache-coyote'],
    generated: [
      {
        if: [
          [
            ':text',
            /^(?:HTTP ?(?:St|[\u0400-\uffff])\S{1,6}|(?:Estado|État) HTTP) [45]\d\d [-–]|Apache Tomcat\/\d/,
          ],
        ],
      },
      // The headers of its own pages.
      {
        if: [
          ['content-language'],
          ['content-type', /^text\/html;charset=utf-8$/],
          [':status', /^[45]/],
          ['set-cookie', false],
        ],
        ambiguous: true,
      },
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
  spring: {
    role: 'app',
    seen: [['x-application-context']],
    generated: [{ if: [[':text', /^Whitelabel Error(?!.{0,300}=50[2-4])/]], ambiguous: true }],
  },
  weblogic: {
    role: 'app',
    seen: [['x-oracle-dms-ecid']],
    generated: [{ if: [[':text', /^Error [45]\d\d--/]] }],
  },
  java: {
    role: 'app',
    seen: [['set-cookie', 'JSESSIONID=']],
    // Those of Undertow, Resin, and Play.
    generated: [
      {
        if: [
          [
            ':markup',
            /<title>error<\/title><\/head><body>(?:[45]\d\d - |\w+(?: \w+){0,2}<)|<small>resin\/|<title>action not f/,
          ],
        ],
      },
    ],
  },
  coldfusion: {
    role: 'app',
    generated: [{ if: [[':text', 'Occurred While Processing Req']] }],
  },
} as const satisfies Record<string, Gateway>;
