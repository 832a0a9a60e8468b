import type { Gateway } from './gateway.ts';

/** PHP and its frameworks. */
export const phpFamily = {
  'php-fpm': {
    role: 'app',
    seen: [
      ['x-powered-by', /^PHP\//],
      ['set-cookie', 'PHPSESSID='],
    ],
    generated: [
      {
        if: [
          [':text', /\b(?:(?:Fatal|Parse) error|Warning|Notice): .{1,400} on line \d|\{main\} thrown in /],
        ],
        cause: 'origin-crashed',
      },
      // Without the script that the web server names.
      { if: [[':text', /^No input file specified\.$/]] },
    ],
  },
  codeigniter: {
    role: 'app',
    seen: [['set-cookie', 'ci_session=']],
    generated: [
      {
        if: [[':text', /^A (?:Database Error O|PHP Error was enc)|^Whoops! We seem to have/]],
      },
    ],
  },
  yii: {
    role: 'app',
    generated: [{ if: [[':text', 'Web server was processing your']] }],
  },
  cakephp: {
    role: 'app',
    generated: [{ if: [[':text', 'An Internal Error Has Occ']] }],
  },
  thinkphp: {
    role: 'app',
    generated: [{ if: [[':text', 'ThinkPHP V']] }],
  },
  laravel: {
    role: 'app',
    seen: [['set-cookie', /^(?:laravel_session|XSRF-TOKEN)=/]],
    generated: [
      {
        if: [[':markup', /border-gray-400 tracking-wider">\s{0,40}[45]\d\d/]],
      },
      { if: [[':text', /^419 \|? ?Page Expired|^Too Many Attempts\.$|\bIlluminate\\|^[45]\d\d \| [A-Z]/]] },
    ],
  },
  symfony: {
    role: 'app',
    generated: [
      {
        if: [[':text', /^Oops! An Error Occurred The|^Whoops, looks like som|^No route found for "/]],
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
