import { beforeAll, describe, expect, it } from 'vitest';
import messages from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import type { ClearingAct } from '../../src/clearing/clearable-data.ts';
import type { Clearing } from '../../src/clearing/clearing.ts';
import { clearingKey, readClearing } from '../../src/storage/clearing-schema.ts';
import { type Api, browserNames, type Popup, type Tab } from '../browsers/browser.ts';
import type { Behavior } from '../gateways/behaviors.ts';
import { form, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { ownBrowser } from './browser-session.ts';
import { startSites } from './clearing-sites.ts';
import { refusePrompt } from './firefox-prompt.ts';
import { openProfile, type Profile } from './profile.ts';
import { answer, byPath, failedPage, useQuietStage } from './watching.ts';

const tooLarge = answer(431, {}, '<title>Request Header Fields Too Large</title><p>Too large');

/** Fails every request that carries a cookie, and sets one on the first request. */
const cookieTrap: Behavior = (request, response) => {
  if (request.url === '/door') answer(200, { 'set-cookie': `big=${'c'.repeat(3_000)}` })(request, response);
  else (request.headers.cookie ? tooLarge : healthy)(request, response);
};

const staleWorker = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    if (new URL(event.request.url).pathname === '/moved')
      event.respondWith(new Response('<title>Gone</title>', { status: 410, headers: { 'content-type': 'text/html' } }));
  });`;

describe.each(browserNames)('clearing in %s', (name) => {
  let profile: Profile;
  // With a profile of its own, whose history is counted.
  const stage = useQuietStage(name, ownBrowser);
  beforeAll(async () => {
    profile = await openProfile(name, stage.browser.puppeteer);
  });

  const lastClearing = async (): Promise<Clearing | undefined> =>
    readClearing(
      (await stage.browser.evaluate((api, key) => api.storage.session.get(key), clearingKey))[clearingKey],
    );

  /** Returns what the page of a tab finds in its own storage. */
  const stored = (tab: Tab) =>
    stage.browser.evaluate(async (api, tabId) => {
      const [found] = await api.scripting.executeScript({
        target: { tabId },
        func: async () => ({
          cookie: document.cookie,
          note: localStorage.getItem('note'),
          databases: (await indexedDB.databases()).length,
          caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
        }),
      });
      return found?.result;
    }, tab.id);
  const everything = { cookie: 'sid=1', note: 'kept', databases: 1, caches: 1, workers: 1 };

  /** Chooses a clearing in the popup and returns the text shown before it is confirmed. */
  async function choose(popup: Popup, act: ClearingAct): Promise<string> {
    const unfold = (document: Document, wanted: string) => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      return document.querySelector(`[data-act=clear-${wanted}]`) !== null;
    };
    await expect.poll(() => popup.evaluate(unfold, act), { timeout: 5_000 }).toBe(true);
    await popup.click(`[data-act=clear-${act}]`);
    await expect.poll(() => isAsked(popup, act)).toBe(true);
    return popup.text();
  }

  const isAsked = (popup: Popup, act: ClearingAct) =>
    popup.evaluate((document, wanted) => document.querySelector(`[data-clear=${wanted}]`) !== null, act);

  /** Confirms the choice, then waits for its result and for the load that follows. */
  async function confirm(popup: Popup, tab: Tab): Promise<Clearing['stage'] | undefined> {
    const [before, since] = [await lastClearing(), Date.now()];
    await popup.click('[data-act=clear-confirm]');
    const settled = async () => {
      const last = await lastClearing();
      return last?.number !== before?.number && last?.stage.name !== 'begun';
    };
    await expect.poll(settled, { timeout: 5_000 }).toBe(true);
    const came = (await lastClearing())?.stage;
    if (came?.name === 'done' && came.reload === 'started')
      await expect.poll(() => loadedSince(tab, since), { timeout: 5_000 }).toBe(true);
    return came;
  }

  /** Blocks a page's main thread, so that the scripts that count its stored items time out. */
  const keepBusy = (tab: Tab) =>
    stage.browser.evaluate(
      (api, tabId) =>
        api.scripting.executeScript({
          target: { tabId },
          func: () => {
            setTimeout(() => {
              for (const end = performance.now() + 4_000; performance.now() < end; );
            }, 0);
          },
        }),
      tab.id,
    );

  const loadedSince = (tab: Tab, since: number) =>
    stage.browser.evaluate(
      async (api, tabId, time) => {
        if ((await api.tabs.get(tabId)).status !== 'complete') return false;
        const [found] = await api.scripting.executeScript({
          target: { tabId },
          func: () => performance.timeOrigin,
        });
        return ((found?.result as number | undefined) ?? 0) > time;
      },
      tab.id,
      since,
    );

  async function clear(tab: Tab, act: ClearingAct): Promise<Clearing['stage'] | undefined> {
    const popup = await stage.openPopup(tab);
    await choose(popup, act);
    const came = await confirm(popup, tab);
    await popup.close();
    return came;
  }

  const primaryOf = (popup: Popup) =>
    popup.evaluate((document) =>
      [...document.querySelectorAll<HTMLElement>('button.primary')].map(({ dataset }) => dataset.act),
    );

  /** Visits both sites signed in, so that all their files are in the cache. */
  async function visited() {
    const { shop, news, cdn } = await startSites(stage);
    const tabs = { shop: await stage.openTab(), news: await stage.openTab() };
    for (const [tab, site] of [
      [tabs.shop, shop],
      [tabs.news, news],
    ] as const) {
      await tab.visit(site.at('/sign-in'));
      await expect.poll(() => stage.pageTitle(tab), { timeout: 5_000 }).toBe('Signed in');
      await tab.visit(site.at('/second'));
      await tab.visit(site.at('/'));
    }
    const asked = () => ({ shop: shop.asked(), news: news.asked(), cdn: cdn.asked() });
    // On a second visit all files come from the cache.
    asked();
    await tabs.shop.visit(shop.at('/second'));
    await tabs.shop.visit(shop.at('/'));
    expect(asked()).toEqual({ shop: ['/', '/second'], news: [], cdn: [] });
    return { shop, news, tabs, asked };
  }

  it('removes the files of one site and no sign-in, and keeps those of the shared host and the other site', async () => {
    const { shop, news, tabs, asked } = await visited();
    const popup = await stage.openPopup(tabs.shop);
    const offer = await choose(popup, 'files');
    expect(offer).toContain(messages.clear_files_stay.message);
    expect(offer.includes(messages.clear_type_cache.message)).toBe(name === 'chromium');
    expect(offer.includes(messages.clear_files_firefox.message)).toBe(name === 'firefox');
    await popup.click('[data-act=clear-cancel]');
    await expect.poll(() => isAsked(popup, 'files')).toBe(false);
    expect([asked(), await lastClearing()]).toEqual([{ shop: [], news: [], cdn: [] }, undefined]);

    await choose(popup, 'files');
    expect(await confirm(popup, tabs.shop)).toEqual({
      name: 'done',
      reload: 'started',
      results:
        name === 'chromium'
          ? { cache: 'unverified', cacheStorage: 'gone', serviceWorkers: 'gone' }
          : { serviceWorkers: 'gone' },
    });
    await expect
      .poll(() => popup.text())
      .toContain(messages.clear_files_done.message.replace('$HOST$', new URL(shop.at('/')).host));
    await popup.close();
    const left = name === 'chromium' ? { caches: 0, workers: 0 } : { workers: 0 };
    expect(await stored(tabs.shop)).toEqual({ ...everything, ...left });
    expect(await stored(tabs.news)).toEqual(everything);
    // The load without cache requests every file of this page again, from any host.
    const loaded = asked();
    expect({ ...loaded, shop: [...new Set(loaded.shop)] }).toEqual({
      shop: ['/', '/own.css'],
      news: [],
      cdn: ['/shared.js'],
    });

    // Which files left the cache shows in what other pages of the site request.
    await tabs.shop.visit(shop.at('/second'));
    await tabs.news.visit(news.at('/second'));
    await tabs.news.visit(news.at('/'));
    expect(asked()).toEqual({
      shop: name === 'chromium' ? ['/own-second.css', '/second'] : ['/second'],
      news: ['/', '/second'],
      cdn: [],
    });
  });

  it('clears cookies and data only where that was chosen, and signs out of the sites it named', async () => {
    const { shop, tabs, asked } = await visited();
    const sister = await stage.openTab();
    await sister.visit(shop.at('/sign-in', 'www.shop.localhost'));
    await expect.poll(() => stage.pageTitle(sister), { timeout: 5_000 }).toBe('Signed in');

    const popup = await stage.openPopup(tabs.shop);
    expect(await choose(popup, 'site-data')).toContain(
      name === 'chromium'
        ? 'This signs you out of shop.localhost and of all sites whose names end in .shop.localhost.'
        : 'This signs you out of shop.localhost. A sign-in that it shares with its sister sites stays.',
    );
    expect(await confirm(popup, tabs.shop)).toMatchObject({
      name: 'done',
      results: { cookies: 'gone', localStorage: 'gone', indexedDB: 'gone' },
    });
    await popup.close();
    expect(await stored(tabs.shop)).toEqual({ cookie: '', note: null, databases: 0, caches: 1, workers: 1 });
    expect(await stored(sister)).toEqual({ ...everything, cookie: name === 'chromium' ? '' : 'sid=1' });
    expect(await stored(tabs.news)).toEqual(everything);
    asked();
    await tabs.shop.visit(shop.at('/second'));
    expect(asked()).toEqual({ shop: ['/second'], news: [], cdn: [] });
  });

  it('leaves the profile’s history, downloads, passwords and form data unchanged', async () => {
    const site = await stage.until(startOrigin(byPath({ '/': healthy, '/file': answer(200) })));
    const url = `http://localhost:${site.port}/`;
    const tab = await stage.openTab();
    await tab.visit(url);
    await profile.fill(`${url}file`);
    const fewest = async () => Math.min(...Object.values(await profile.counts()));
    await expect.poll(fewest).toBeGreaterThan(0);
    const before = await profile.counts();
    expect(await clear(tab, 'files')).toMatchObject({ name: 'done' });
    expect(await clear(tab, 'site-data')).toMatchObject({ name: 'done' });
    const { history, ...rest } = await profile.counts();
    expect({ ...rest, history: before.history }).toEqual(before);
    // Each load adds one visit.
    expect(history).toBeGreaterThanOrEqual(before.history);
  });

  it('is offered first where a service worker answers with stale content, and fixes that', async () => {
    const site = await stage.until(
      startOrigin(
        byPath({
          '/': answer(
            200,
            {},
            `<!doctype html><title>App</title><script>
               navigator.serviceWorker.addEventListener('controllerchange', () => { document.title = 'Controlled'; });
               navigator.serviceWorker.register('/worker.js');
             </script>`,
          ),
          '/worker.js': answer(200, { 'content-type': 'text/javascript' }, staleWorker),
          '/moved': healthy,
        }),
      ),
    );
    const at = (path: string) => `http://localhost:${site.port}${path}`;
    const tab = await stage.openTab();
    await tab.visit(at('/'));
    await expect.poll(() => stage.pageTitle(tab), { timeout: 5_000 }).toBe('Controlled');
    await tab.visit(at('/moved'));
    await failedPage(stage, tab, 410);
    const popup = await stage.openPopup(tab);
    await expect.poll(() => primaryOf(popup), { timeout: 5_000 }).toEqual(['clear-files']);
    await choose(popup, 'files');
    expect(await confirm(popup, tab)).toMatchObject({ name: 'done', results: { serviceWorkers: 'gone' } });
    await popup.close();
    await expect.poll(() => stage.pageTitle(tab)).toBe('All is well');
    await tab.visit(at('/moved'));
    expect(await stage.pageTitle(tab)).toBe('All is well');
  });

  it('fixes cookies that are too large, after the list of them was offered first', async () => {
    const site = await stage.until(startOrigin(cookieTrap));
    const url = `http://shop.example:${site.port}/`;
    const tab = await stage.openTab();
    await tab.visit(`${url}door`);
    await tab.visit(url);
    await failedPage(stage, tab, 431);
    const popup = await stage.openPopup(tab);
    await expect.poll(() => primaryOf(popup)).toEqual(['see-cookies']);
    await choose(popup, 'site-data');
    expect(await confirm(popup, tab)).toMatchObject({ name: 'done', reload: 'started' });
    await expect.poll(() => stage.pageTitle(tab)).toBe('All is well');
  });

  it('does not send a form again', async () => {
    const site = await stage.until(startOrigin(form(tooLarge)));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${site.port}/`);
    await tab.page.click('button');
    await failedPage(stage, tab, 431);
    const popup = await stage.openPopup(tab);
    await choose(popup, 'site-data');
    expect(await confirm(popup, tab)).toMatchObject({ name: 'done', reload: 'form' });
    await expect.poll(() => popup.text()).toContain(messages.clear_reload_form.message);
    expect(site.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('leaves a page alone that the tab navigated to meanwhile, with what is typed there', async () => {
    const shop = await stage.until(startOrigin(healthy));
    const mail = await stage.until(
      startOrigin(answer(200, {}, '<title>Letter</title><textarea></textarea>')),
    );
    const letter = `http://mail.example:${mail.port}/`;
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${shop.port}/`);
    const popup = await stage.openPopup(tab);
    await choose(popup, 'files');
    const before = (await lastClearing())?.number;
    await keepBusy(tab);
    await popup.click('[data-act=clear-confirm]');
    await expect.poll(async () => (await lastClearing())?.number, { timeout: 5_000 }).not.toBe(before);
    await stage.browser.evaluate((api, id, url) => api.tabs.update(id, { url }), tab.id, letter);
    const write = async (api: Api, tabId: number) => {
      const [found] = await api.scripting.executeScript({
        target: { tabId },
        func: () => {
          const field = document.querySelector('textarea');
          if (field) field.value ||= 'Dear friend';
          return field?.value;
        },
      });
      return found?.result;
    };
    const isLetter = async () => (await stage.pageTitle(tab)) === 'Letter';
    await expect.poll(isLetter, { timeout: 10_000 }).toBe(true);
    expect(await stage.browser.evaluate(write, tab.id)).toBe('Dear friend');
    await expect
      .poll(async () => (await lastClearing())?.stage, { timeout: 10_000 })
      .toMatchObject({ name: 'done', reload: 'moved' });
    await expect.poll(() => popup.text()).toContain(messages.clear_reload_moved.message);
    expect(mail.requests.filter(({ path }) => path === '/')).toHaveLength(1);
    expect(shop.requests.filter(({ path }) => path === '/')).toHaveLength(1);
  });

  // Chrome grants the permission at installation.
  if (name === 'firefox')
    it('asks for the permission at that moment; if the user refuses, it says so and clears nothing', async () => {
      await stage.browser.evaluate((api) => api.permissions.remove({ permissions: ['browsingData'] }));
      const { tabs } = await visited();
      const before = await lastClearing();
      const popup = await stage.openPopup(tabs.shop);
      await refusePrompt(stage.browser.puppeteer, async () => {
        await choose(popup, 'files');
        await popup.click('[data-act=clear-confirm]');
      });
      await expect.poll(() => popup.text()).toContain(messages.clear_refused_permission.message);
      expect([await stored(tabs.shop), await lastClearing()]).toEqual([everything, before]);
      await popup.close();

      expect(await clear(tabs.shop, 'files')).toMatchObject({ name: 'done' });
      expect(await stored(tabs.shop)).toEqual({ ...everything, workers: 0 });
    });
});
