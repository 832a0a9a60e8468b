import type { Behavior } from '../gateways/behaviors.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import type { Stage } from './stage.ts';
import { answer, byPath } from './watching.ts';

const year = { 'cache-control': 'max-age=31536000' };
const style = answer(200, { 'content-type': 'text/css', ...year }, 'p { color: green }');
const script = answer(200, { 'content-type': 'text/javascript', ...year }, 'var shared = 1;');

const worker = `
  addEventListener('install', (event) => {
    skipWaiting();
    event.waitUntil(caches.open('v1').then((cache) => cache.add('/offline')));
  });
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));`;

const head = (own: string, shared: string) =>
  `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${own}"><script src="${shared}"></script>`;

/** Returns a page with one file of its own and one of the shared host, both cacheable for a year. */
const page = (own: string, shared: string): Behavior => answer(200, {}, `${head(own, shared)}<p>Text`);

/** Stores one item in each kind of storage that a site has. */
const signIn = answer(
  200,
  { 'set-cookie': 'sid=1' },
  `<!doctype html><title>Signing in</title><link rel="icon" href="data:,"><p>Text
   <script>
     localStorage.setItem('note', 'kept');
     const opened = new Promise((resolve) => { indexedDB.open('drafts').onsuccess = resolve; });
     navigator.serviceWorker.register('/worker.js');
     Promise.all([opened, navigator.serviceWorker.ready]).then(() => { document.title = 'Signed in'; });
   </script>`,
);

/** A site with its own server. */
export interface Site {
  /** Returns the whole URL of a path, under the site's name or another name of the same server. */
  at(path: string, name?: string): string;
  /** Returns the requests since the last call, without those for the browser's icon and the worker. */
  asked(): string[];
  readonly server: Origin;
}

/**
 * Starts two sites and the host that both load files from. `*.localhost` resolves to this machine and is
 * trustworthy without TLS in both browsers, which service workers require.
 */
export async function startSites(stage: Stage): Promise<{ shop: Site; news: Site; cdn: Site }> {
  const start = async (name: string, table: Readonly<Record<string, Behavior>>): Promise<Site> => {
    const server = await stage.until(startOrigin(byPath(table)));
    let seen = 0;
    return {
      server,
      at: (path, host = name) => `http://${host}:${server.port}${path}`,
      asked() {
        const since = server.requests.slice(seen).map(({ path }) => path);
        seen = server.requests.length;
        return since.filter((path) => path !== '/favicon.ico' && path !== '/worker.js').sort();
      },
    };
  };
  const cdn = await start('cdn.localhost', { '/shared.js': script, '/shared-second.js': script });
  const table = {
    '/sign-in': signIn,
    '/': page('/own.css', cdn.at('/shared.js')),
    '/second': page('/own-second.css', cdn.at('/shared-second.js')),
    '/own.css': style,
    '/own-second.css': style,
    '/offline': answer(200, { 'cache-control': 'no-store' }),
    '/worker.js': answer(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' }, worker),
  };
  return { cdn, shop: await start('shop.localhost', table), news: await start('news.localhost', table) };
}
