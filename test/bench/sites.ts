import type { Behavior } from '../gateways/behaviors.ts';

/** The pages whose loads are timed. */

const requests = 200;

/** The fragment of a page that has been loaded as often as requested. */
export const done = '#done';

/**
 * Reloads the page for each letter of its query, which loses one each time, and keeps the times, from the
 * navigation's start to the load event and the end of all calls, under `times` in `sessionStorage`. The driver only
 * waits for the end: each of its calls would be work for the same processors.
 */
const again = `<script>
addEventListener('load', async () => {
  const plan = location.search.slice(1);
  if (plan === '') return;
  const [{ loadEventStart }] = performance.getEntriesByType('navigation');
  const time = Math.max(loadEventStart, await window.callsEnded ?? 0);
  sessionStorage.times = (sessionStorage.times ? sessionStorage.times + ' ' : '') + time;
  // What the load set going elsewhere shall not be counted to the next one.
  setTimeout(() => location.replace(plan.length === 1 ? '${done}' : '?' + plan.slice(1)), 20);
});
</script>`;

const head = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">${again}`;

/** A small page: nothing but its document is requested. */
const plain = `${head}<title>Plain</title><h1>Plain</h1><p>A page of some words.</p></html>`;

/** Returns that many elements of a page, each with the number of its part. */
const elements = (count: number, element: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => element(nth)).join('');

/**
 * A page of 200 requests besides its own: scripts and pictures, half of each. The pictures are loaded but not
 * drawn, since drawing them would take longer than everything else; as SVG each would be a document of its
 * own, five times as slow.
 */
const heavy = `${head}<title>Heavy</title><h1>Heavy</h1>${elements(requests / 2, (nth) => `<script src="/part/${nth}.js"></script><img hidden alt="" src="/part/${nth}.gif">`)}</html>`;

/** The script of a page that makes this many calls. */
const calls = (count: number) => `<script>
const calls = Array.from({ length: ${count} }, (_, nth) => fetch('/part/' + nth + '.json').then((response) => response.json()));
window.callsEnded = Promise.all(calls).then(() => performance.now());
</script>`;

const frame = (nth: number) => `<iframe src="/part/${nth}.html"></iframe>`;

/** How many parts the pages have for which the setting “Watch parts of pages too” is measured. */
export const partCounts = {
  /**
   * The median of desktop pages in the HTTP Archive’s crawl of 2025: 77 requests, among them 23 scripts, 8 style sheets,
   * 4 fonts and 3 documents, its own included
   * (https://almanac.httparchive.org/en/2025/page-weight#page-weight-in-request-volume). Medians do not add up, so the
   * rest are pictures here. Calls were last counted in 2021: at the median 2 by `XMLHttpRequest` and 2 by `fetch`, at
   * the 90th percentile 6 and 3 (https://almanac.httparchive.org/en/2021/javascript).
   */
  typical: { scripts: 23, styles: 8, fonts: 4, pictures: 35, frames: 2, calls: 4 },
  /** The frames of a page at the 90th percentile (12 documents), six times its calls (9), and nothing else. */
  calling: { scripts: 0, styles: 0, fonts: 0, pictures: 0, frames: 10, calls: 60 },
} as const;

type PartCounts = Readonly<Record<keyof (typeof partCounts)['typical'], number>>;

const pageOf = (title: string, parts: PartCounts) =>
  [
    `${head}<title>${title}</title>`,
    elements(parts.styles, (nth) => `<link rel="stylesheet" href="/part/${nth}.css">`),
    elements(parts.fonts, (nth) => `<link rel="preload" as="font" crossorigin href="/part/${nth}.woff2">`),
    `<h1>${title}</h1>${calls(parts.calls)}`,
    elements(parts.scripts, (nth) => `<script src="/part/${nth}.js"></script>`),
    elements(parts.pictures, (nth) => `<img hidden alt="" src="/part/${nth}.gif">`),
    `${elements(parts.frames, frame)}</html>`,
  ].join('');

const typical = pageOf('Typical', partCounts.typical);
const calling = pageOf('Calling', partCounts.calling);

const documents = { plain, heavy, typical, calling };

const html = 'text/html; charset=utf-8';

/** By the ending of their path: type and body. */
const parts = {
  js: [
    'text/javascript',
    `window.counted = (window.counted ?? 0) + 1;\n${'// as long as a small script\n'.repeat(40)}`,
  ],
  css: ['text/css', '.seldom { color: #333; margin: 0 }\n'.repeat(40)],
  woff2: ['font/woff2', Buffer.alloc(20_000)],
  gif: ['image/gif', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  json: ['application/json', '{"in":"stock"}'],
  html: [
    html,
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Part</title><p>A part.</p></html>',
  ],
} as const;

/** Where a page finds its parts, and where one does whose address has the letter `w` for this load. */
export const partFolder = 'part';
export const watchedFolder = 'seen';

/** Answers `/plain`, `/heavy`, `/typical`, `/calling` and their parts; none of it may be cached. */
export const pages: Behavior = ({ url = '' }, response) => {
  const [, folder = '', ending = '', letter] = /^\/(\w+)(?:\/\d+\.(\w+))?(?:\?(\w))?/.exec(url) ?? [];
  const page = documents[folder as keyof typeof documents];
  const [type, body] = ending
    ? parts[ending as keyof typeof parts]
    : [html, letter === 'w' ? page.replaceAll(`/${partFolder}/`, `/${watchedFolder}/`) : page];
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(body);
};

/** The response of nginx when the app behind it is down. */
export const gatewayPage: Behavior = (_request, response) => {
  response.writeHead(502, {
    'Content-Type': 'text/html',
    Server: 'nginx/1.26.3',
    'Cache-Control': 'no-store',
  });
  response.end(
    '<html><head><title>502 Bad Gateway</title><link rel="icon" href="data:,"></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.26.3</center></body></html>',
  );
};
