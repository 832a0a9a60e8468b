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

/**
 * A page of 200 requests besides its own: scripts and pictures, half of each. The pictures are loaded but not
 * drawn, since drawing them would take longer than everything else; as SVG each would be a document of its
 * own, five times as slow.
 */
const heavy = `${head}<title>Heavy</title><h1>Heavy</h1>${Array.from({ length: requests / 2 }, (_, nth) => `<script src="/part/${nth}.js"></script><img hidden alt="" src="/part/${nth}.gif">`).join('')}</html>`;

/** A page of 60 calls and 10 frames. */
const calling = `${head}<title>Calling</title><h1>Calling</h1><script>
const calls = Array.from({ length: 60 }, (_, nth) => fetch('/part/' + nth + '.json').then((response) => response.json()));
window.callsEnded = Promise.all(calls).then(() => performance.now());
</script>${Array.from({ length: 10 }, (_, nth) => `<iframe src="/part/${nth}.html"></iframe>`).join('')}</html>`;

const documents = { plain, heavy, calling };

const html = 'text/html; charset=utf-8';

/** By the ending of their path: type and body. */
const parts = {
  js: [
    'text/javascript',
    `window.counted = (window.counted ?? 0) + 1;\n${'// as long as a small script\n'.repeat(40)}`,
  ],
  gif: ['image/gif', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  json: ['application/json', '{"in":"stock"}'],
  html: [
    html,
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Part</title><p>A part.</p></html>',
  ],
} as const;

/** Answers `/plain`, `/heavy`, `/calling` and their parts; none of it may be cached. */
export const pages: Behavior = ({ url = '' }, response) => {
  const [, folder = '', ending = ''] = /^\/(\w+)(?:\/\d+\.(\w+))?/.exec(url) ?? [];
  const [type, body] =
    folder === 'part'
      ? parts[ending as keyof typeof parts]
      : [html, documents[folder as keyof typeof documents]];
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
