import type { CausePatterns, Gateway, GenerationRule } from './gateway.ts';
import { unnamedCharset } from './unnamed-charset.ts';

/** nginx sends 503 for its limits, for maintenance and, in Kubernetes, without endpoints; 502 and 504 need no refinement. */
const causes: CausePatterns = [
  [/^503/, 'unavailable'],
  [/^Wel/, 'no-site', 'site'],
];

/** The page, most of them by their footer, or its length. */
const page = (words: RegExp): readonly GenerationRule[] => [
  { if: [[':text', words]], cause: causes },
  { if: [[':length'], [':server']], cause: causes },
  unnamedCharset,
];

/**
 * nginx and the servers that are built on it. They replace the application's Server header, so only the page shows
 * that they generated the response.
 */
export const nginxFamily = {
  nginx: {
    role: 'proxy',
    server: ['nginx', 'nginx-reuseport'],
    generated: page(
      /^\d{3} .{3,60} nginx(?:-\w+)?(?:\/[\d.]+)?(?: \([\w.+-]+\)| \+ Phusion.{0,20})?$|Faithfully yours, nginx|nginx error!|^Welcome to nginx|error page for nginx/,
    ),
  },
  openresty: {
    role: 'proxy',
    server: ['openresty'],
    generated: page(/^\d{3} .{3,60} openresty(?:\/[\d.]+)?$|^Welcome to OpenResty/),
  },
  angie: {
    role: 'proxy',
    server: ['angie'],
    generated: page(/^\d{3} .{3,60} Angie(?:\/[\d.]+)?$/),
  },
  tengine: {
    role: 'proxy',
    server: ['tengine'],
    ids: ['eagleid'],
    seen: [['eagleid'], ['x-tengine-error']],
    generated: [
      ...page(/Powered by Tengine|^\d{3} .{3,60} tengine(?:\/[\d.]+)?$/i),
      { if: [['x-tengine-error']] },
    ],
  },
} as const satisfies Record<string, Gateway>;
