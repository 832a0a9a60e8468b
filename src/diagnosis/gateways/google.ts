import { envoyCauses, envoyText } from './envoy.ts';
import type { Gateway } from './gateway.ts';

/** Google's front ends, of its own services and of its customers'. */
export const googleFrontEnds = {
  'google-cloud-lb': {
    role: 'balancer',
    seen: [['via', /\b1\.1 google$/]],
    generated: [
      { if: [[':text', /^Error: .{0,40}encountered a temporary error and could/]] },
      { if: [[':text', envoyText], [':seen']], cause: envoyCauses },
      // Cloud Armor.
      {
        if: [
          [':title', /^4(?:03|29)$/],
          [':text', /^4(?:03 Forbidden|29 Too Many Requests)$/],
        ],
      },
      { if: [[':text', /^response 404 \(backend NotFound\)/]], cause: 'no-site' },
    ],
    relayed: [['via', /\b1\.1 google$/]],
  },
  'google-gfe': {
    role: 'balancer',
    server: ['gws', 'gse', 'esf', 'sffe', 'uploadserver'],
    seen: [['x-guploader-uploadid']],
    generated: [
      // The front end sends the same page for the services behind it.
      { if: [[':markup', /\b[45]\d\d \(.{3,60}\)!!1/]], ambiguous: true },
      {
        if: [[':text', /That.s an error\. .{0,400}That.s all we know\.|^Error: Forbidden Your client/]],
        ambiguous: true,
      },
      // The headers of its own pages.
      {
        if: [
          ['referrer-policy', /^no-referrer$/],
          ['content-type', /^text\/html; charset=UTF-8$/],
          [':status', /^[45]/],
          ['server', false],
          ['x-content-type-options', false],
        ],
        ambiguous: true,
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
