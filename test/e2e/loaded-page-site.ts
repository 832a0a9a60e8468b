import type { IncomingMessage, ServerResponse } from 'node:http';
import { freePort } from '../gateways/address.ts';
import type { Gateway } from '../gateways/daemon.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';

/** Two sites behind one nginx, and a port at which nothing listens. */
export interface PartsSite {
  /** The page's own site. */
  readonly own: string;
  /** Another site. The query `cors` or `tao` makes nginx send the header. */
  readonly other: string;
  /** A host that refuses connections. */
  readonly closed: string;
  /** Sets the markup at a path of both sites. */
  serve(path: string, markup: string): void;
  stop(): Promise<void>;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const files: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
  png: ['image/png', png],
  js: ['text/javascript', '/* nothing */'],
  css: ['text/css', '.nothing {}'],
  json: ['application/json', '{}'],
  html: ['text/html; charset=utf-8', '<!doctype html><title>Frame</title><p>A frame'],
  pdf: ['application/pdf', '%PDF-1.4'],
};

/**
 * Starts the sites. A path of the form `/502/name.json` is answered by the app with its status and type, except that 502
 * and 504 come from nginx, because the app resets the connection or does not answer. `/hang/…` never ends, `/again/…` is
 * a 503 once and then a 200, `/to/…` redirects to its query.
 */
export async function startPartsSite(): Promise<PartsSite> {
  const pages = new Map<string, string>();
  const requested = new Set<string>();
  const app = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams, search } = new URL(request.url ?? '/', 'http://app.example');
    const page = pages.get(pathname);
    if (page !== undefined) return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
    const [, what = '', name = ''] = pathname.split('/');
    const [type, body] = files[name.split('.').at(-1) ?? ''] ?? ['application/octet-stream', 'x'];
    if (what === '502') return void request.socket.resetAndDestroy();
    if (what === '504') return undefined;
    if (what === 'hang') return void response.writeHead(200, { 'Content-Type': type }).write(body);
    if (what === 'to')
      return void response.writeHead(302, { Location: searchParams.get('url') ?? '/' }).end();
    const isAgain = what === 'again' && !requested.has(pathname + search);
    requested.add(pathname + search);
    const status = isAgain ? 503 : Number(what) || 200;
    const attached = searchParams.has('file') && { 'Content-Disposition': 'attachment' };
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', ...attached });
    response.end(status === 204 || status === 304 ? undefined : body);
  };
  const origin: Origin = await startOrigin((request, response) => void app(request, response));
  const pass = `proxy_pass http://${origin.host}:${origin.port};`;
  const gateway: Gateway = await startNginx({
    origin,
    http: `map $arg_cors $cors { default ""; 1 "*"; } map $arg_tao $tao { default ""; 1 "*"; }`,
    location: `proxy_buffering off;
      ${pass} location ^~ /504/ { proxy_read_timeout 1s; ${pass} }
      add_header Access-Control-Allow-Origin $cors always; add_header Timing-Allow-Origin $tao always;`,
  });
  return {
    own: `http://shop.example:${gateway.port}`,
    other: `http://bank.example:${gateway.port}`,
    closed: `http://bank.example:${await freePort()}`,
    serve: (path, markup) => void pages.set(path, markup),
    async stop() {
      await gateway.stop();
      await origin.stop();
    },
  };
}

/** Returns a page whose title becomes “done” when it has loaded and its script's promises have settled. */
export function partsPage(markup: string, script: readonly string[] = []): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Loading</title><link rel="icon" href="data:,">
<body>${markup}<script>
const failed = () => {};
const loaded = new Promise((resolve) => addEventListener('load', resolve));
const call = (url, options) => fetch(url, options).then((response) => response.text()).catch(failed);
const xhr = (url, alter = failed) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.onloadend = resolve;
  request.open('GET', url);
  request.send();
  alter(request);
});
const element = (name, attributes) => new Promise((resolve) => {
  const added = Object.assign(document.createElement(name), attributes);
  added.onload = added.onerror = () => resolve(added);
  document.body.append(added);
});
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
Promise.all([loaded, ${script.join(', ')}]).then(() => later(50)).then(() => { document.title = 'done'; });
</script>`;
}
