import type { CausePatterns, Gateway, GenerationRule } from './gateway.ts';
import { unnamedCharset } from './unnamed-charset.ts';

/** nginx sends 503 for its limits, for maintenance and, in Kubernetes, without endpoints; 502 and 504 need no refinement. */
const causes: CausePatterns = [
  [/^503/, 'unavailable'],
  [/^Wel/, 'no-site', 'site'],
  [/Header Or Cookie/, 'header-too-large'],
];

/** The page by its length. Its footer is recognized in general. */
const page: readonly GenerationRule[] = [{ if: [[':length'], [':server']], cause: causes }, unnamedCharset];

/**
 * nginx and the servers that are built on it. They replace the application's Server header, so only the page shows
 * that they generated the response.
 */
export const nginxFamily = {
  nginx: {
    role: 'proxy',
    server: ['nginx', 'nginx-reuseport'],
    generated: [
      {
        if: [
          [
            ':text',
            /^\d{3} .{3,60} nginx(?:-\w+)?(?:\/[\d.]+)?(?: \([\w.+-]+\)| \+ Phusion.{0,20})?$|Faithfully yours, nginx|nginx error!|^Welcome to nginx|error page for nginx/,
          ],
        ],
        cause: causes,
      },
      ...page,
    ],
  },
  openresty: {
    role: 'proxy',
    server: ['openresty'],
    generated: [{ if: [[':text', /^Welcome to OpenResty/]], cause: causes }, ...page],
  },
  angie: { role: 'proxy', server: ['angie'], generated: page },
  tengine: {
    role: 'proxy',
    server: ['tengine'],
    ids: ['eagleid'],
    seen: [['eagleid'], ['x-tengine-error']],
    generated: [{ if: [[':text', 'Powered by Tengine']] }, ...page, { if: [['x-tengine-error']] }],
  },
} as const satisfies Record<string, Gateway>;
