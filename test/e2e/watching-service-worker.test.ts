import { describe, expect, it } from 'vitest';
import { browserNames, type Tab } from '../browsers/browser.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { shownFailure } from './outage-state.ts';
import { answer, byPath, expectBadge, failedPage, useQuietStage } from './watching.ts';

const worker = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    const { pathname } = new URL(event.request.url);
    if (pathname === '/made-up')
      event.respondWith(new Response('<title>Offline</title>', { status: 503, headers: { 'content-type': 'text/html' } }));
    else event.respondWith(fetch(event.request));
  });`;

// A service worker needs a trustworthy origin; `localhost` is one without TLS.
describe.each(browserNames)('a page that its own service worker answers, in %s', (name) => {
  const stage = useQuietStage(name);

  async function appWithWorker(tab: Tab) {
    const origin = await stage.until(startOrigin(healthy));
    const table = {
      '/': answer(200, {}, '<!doctype html><title>App</title>'),
      '/worker.js': answer(200, { 'content-type': 'text/javascript' }, worker),
      '/down': failing(502),
      '/well': healthy,
      '/renamed': answer(503, {}, '<script>history.replaceState({}, "", "/start")</script><p>Down'),
    };
    await origin.become(byPath(table));
    const at = (path: string) => `http://localhost:${origin.port}${path}`;
    await tab.visit(at('/'));
    await tab.page.evaluate(`new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', () => resolve());
      navigator.serviceWorker.register('/worker.js');
    })`);
    return { origin, at, table };
  }

  const rows = [
    { path: '/made-up', what: 'a 503 that it made up', status: 503 },
    { path: '/down', what: 'a 502 that it passed on', status: 502 },
    { path: '/renamed', what: 'a 503 that changed its own URL', status: 503 },
  ];
  for (const { path, what, status } of rows) {
    it(`has the badge of ${what}, read in the page itself`, async () => {
      const tab = await stage.openTab();
      const { at } = await appWithWorker(tab);
      await tab.visit(at(path));
      const { page } = await failedPage(stage, tab, status);
      expect(page).toMatchObject({ url: at(path), outcome: { kind: 'probed', status } });
      await expectBadge(stage, tab, String(status));
    });
  }

  it('loses its badge when the worker passes on a healthy page', async () => {
    const tab = await stage.openTab();
    const { at } = await appWithWorker(tab);
    await tab.visit(at('/down'));
    await expectBadge(stage, tab, '502');
    await tab.visit(at('/well'));
    await expect.poll(() => shownFailure(stage, tab), { timeout: 3_000 }).toBeUndefined();
    await expectBadge(stage, tab, '');
  });

  it('is read again when it is reloaded past the worker', async () => {
    const tab = await stage.openTab();
    const { at } = await appWithWorker(tab);
    await tab.visit(at('/down'));
    await expectBadge(stage, tab, '502');
    await stage.browser.evaluate((api, id) => api.tabs.reload(id, { bypassCache: true }), tab.id);
    await expect
      .poll(async () => (await shownFailure(stage, tab))?.page, { timeout: 3_000 })
      .toMatchObject({ method: 'GET', outcome: { kind: 'response', head: { status: 502 } } });
    await expectBadge(stage, tab, '502');
  });
});
