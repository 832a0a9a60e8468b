import { byPage } from './by-page.ts';
import type { Gateway } from './gateway.ts';

/** Large sites, which refuse in their own words. */
export const sites = {
  'google-sorry': {
    role: 'hosted',
    generated: [
      {
        // The same in every language: the user's address, the time, and the URL.
        if: [[':text', /\bIP.{1,20}[\d.:a-f]{7,40}.{1,20}T\d\d:\d\d:\d\dZ.{1,20}https?:\/\//]],
        cause: [
          [/captcha|robot/i, 'bot-check'],
          [/./, 'rate-limited'],
        ],
      },
      {
        if: [[':text', /unusual traffic from your computer network|network may be sending automated/]],
        cause: 'bot-check',
      },
      { if: [[':markup', /google\.[a-z.]{2,6}\/sorry\//]], cause: 'bot-check' },
      { if: [['location', /google\.[a-z.]{2,6}\/sorry\//]], cause: 'bot-check' },
    ],
  },
  amazon: byPage(
    'hosted',
    /\/errors\/validatecaptcha|below to continue shopping|api-services-support@amazon|ref=cs_50/,
  ),
  linkedin: { role: 'hosted', generated: [{ if: [[':status', /^999$/]], ambiguous: true }] },
  reddit: {
    role: 'hosted',
    server: ['snooserv'],
    generated: [
      { if: [[':markup', /whoa there, pardner|blocked by network security|due to a network policy/]] },
      { if: [[':server'], [':status', /^[45]/]] },
    ],
  },
  stackexchange: byPage('hosted', /- stack (?:exchange|overflow)<\/title>|"throttle_violation"/),
  yandex: byPage('hosted', /\/checkcaptcha\?key=|<title>(?:are you not a|вы не р)/, 'bot-check'),
} as const satisfies Record<string, Gateway>;
