import { describe, expect, it } from 'vitest';
import { type BrowserName, browserNames, type Tab } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { type Behavior, failing, healthy, silent } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { shownFailure } from './outage-state.ts';
import type { Stage } from './stage.ts';
import { expectStays } from './stays.ts';
import { answer, byPath, expectBadge, failedPage, useQuietStage } from './watching.ts';

const links = (...paths: string[]) =>
  paths.map((path) => `<a id="${path.slice(1)}" href="${path}">to</a>`).join(' ');

const file = { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename=a.zip' };

/** A response that never ends. */
const halfPage: Behavior = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/html' }).write(`<title>Half</title>${'x'.repeat(4096)}`);
};

function useSite(stage: Stage, host: string, table: Readonly<Record<string, Behavior>>) {
  return async () => {
    const origin = await stage.until(startOrigin(byPath(table)));
    return {
      at: (path: string) => `http://${host}:${origin.port}${path}`,
      asked: (path: string) => () => origin.requests.filter((request) => request.path === path).length,
      origin,
    };
  };
}

describe.each(browserNames)('a load in %s that produces no page', (name) => {
  const stage = useQuietStage(name);
  const site = useSite(stage, 'shop.example', {
    '/well': answer(200, {}, links('/file', '/nothing', '/silent')),
    '/down': answer(503, {}, links('/file', '/nothing', '/silent')),
    '/late': failing(504),
    '/file': answer(200, file, 'PK'),
    '/nothing': answer(204),
    '/silent': silent,
    '/half': halfPage,
  });

  /** Navigates without the debugger, which answers nothing while a load is in progress. */
  const go = (tab: Tab, url: string) =>
    stage.browser.evaluate((api, id, to) => api.tabs.update(id, { url: to }), tab.id, url);

  for (const path of ['/file', '/nothing']) {
    const what = path === '/file' ? 'a download' : 'a 204';
    it(`keeps the failing page and its badge after ${what}`, async () => {
      const { at, asked } = await site();
      const tab = await stage.openTab();
      await tab.visit(at('/down'));
      const { page } = await failedPage(stage, tab, 503);
      await tab.page.click(`#${path.slice(1)}`);
      await expect.poll(asked(path)).toBe(1);
      await expectBadge(stage, tab, '503');
      expect((await failedPage(stage, tab, 503)).page).toEqual(page);
    });

    it(`keeps a healthy page without a badge after ${what}`, async () => {
      const { at, asked } = await site();
      const tab = await stage.openTab();
      await tab.visit(at('/well'));
      await tab.page.click(`#${path.slice(1)}`);
      await expect.poll(asked(path)).toBe(1);
      await expectBadge(stage, tab, '');
      expect(await stage.recordOf(tab)).toBeUndefined();
    });
  }

  it('keeps the failing page when the next load is stopped halfway', async () => {
    const { at, asked } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/down'));
    await expectBadge(stage, tab, '503');
    await go(tab, at('/silent'));
    await expect.poll(asked('/silent')).toBe(1);
    await stage.browser.evaluate(
      (api, tabId) => api.scripting.executeScript({ target: { tabId }, func: () => stop() }),
      tab.id,
    );
    await expectBadge(stage, tab, '503');
  });

  it('shows the page that arrived, not the one abandoned halfway for it', async () => {
    const { at, asked } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/well'));
    await go(tab, at('/silent'));
    await expect.poll(asked('/silent')).toBe(1);
    await go(tab, at('/late'));
    await expectBadge(stage, tab, '504');
    expect((await failedPage(stage, tab, 504)).page.url).toBe(at('/late'));
  });

  it('shows a failing page while its body is still arriving, and forgets it when the tab leaves it', async () => {
    const { at, asked } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/well'));
    await go(tab, at('/half'));
    await expect.poll(asked('/half')).toBe(1);
    await expectBadge(stage, tab, '503');
    await go(tab, at('/well'));
    await expectBadge(stage, tab, '');
    expect(await shownFailure(stage, tab)).toBeUndefined();
  });

  it('follows a tab from site to site, though Firefox reports false ends of load on the way', async () => {
    const { origin, at } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/down'));
    await expectBadge(stage, tab, '503');
    await tab.visit(`http://news.example:${origin.port}/late`);
    await expectBadge(stage, tab, '504');
    await tab.visit(`http://bank.example:${origin.port}/well`);
    await expectBadge(stage, tab, '');
  });
});

const chromium = 'chromium' satisfies BrowserName;

describe('a page that Chromium loads before the user asks for it', () => {
  const stage = useQuietStage(chromium);
  const speculating = (status: number, how: 'prefetch' | 'prerender', path: string) =>
    answer(
      status,
      {},
      `<script type="speculationrules">{"${how}":[{"source":"list","urls":["${path}"],"eagerness":"immediate"}]}</script>
       ${links(path)}`,
    );
  // Only a trustworthy origin is prerendered; `localhost` is one without TLS.
  const site = useSite(stage, 'localhost', {
    '/prefetch-down': speculating(200, 'prefetch', '/down'),
    '/prerender-down': speculating(200, 'prerender', '/down'),
    '/prefetch-refused': speculating(200, 'prefetch', '/refuses-prefetch'),
    // As servers do that have no capacity for prerendering.
    '/refuses-prefetch': (request, response) =>
      (request.headers['sec-purpose'] ? failing(503) : healthy)(request, response),
    '/prerender-well': speculating(503, 'prerender', '/well'),
    '/down': failing(503),
    '/well': healthy,
  });

  it.each(['prefetch', 'prerender'])('paints nothing on the present page when the %s fails', async (how) => {
    const { at, asked } = await site();
    const tab = await stage.openTab();
    await tab.visit(at(`/${how}-down`));
    await expect.poll(asked('/down')).toBe(1);
    await expectBadge(stage, tab, '');
    expect(await stage.recordOf(tab)).toBeUndefined();
    await tab.page.click('#down');
    expect((await failedPage(stage, tab, 503)).page).toMatchObject({ url: at('/down'), method: 'GET' });
    await expectBadge(stage, tab, '503');
  });

  it('paints nothing on the page itself when it is restored from the back/forward cache', async () => {
    const { at, asked } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/refuses-prefetch'));
    await tab.visit(at('/prefetch-refused'));
    await expect.poll(asked('/refuses-prefetch')).toBe(2);
    await stage.browser.evaluate((api, id) => api.tabs.goBack(id), tab.id);
    await expect.poll(() => tab.page.url()).toBe(at('/refuses-prefetch'));
    await expectBadge(stage, tab, '');
    expect(await stage.recordOf(tab)).toBeUndefined();
    expect(asked('/refuses-prefetch')()).toBe(2);
  });

  it('leaves the failing page its badge until the healthy one is shown', async () => {
    const { at, asked } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/prerender-well'));
    await expect.poll(asked('/well')).toBe(1);
    await expectBadge(stage, tab, '503');
    await tab.page.click('#well');
    await expect.poll(() => stage.badgeOf(tab)).toBe('');
    await expect.poll(() => shownFailure(stage, tab), { timeout: 3_000 }).toBeUndefined();
    await expectBadge(stage, tab, '');
    expect(asked('/well')()).toBe(1);
  });
});

describe('an http: URL that Chromium tries over https first', () => {
  const rows = [
    { name: 'paints nothing when the page arrives over http', app: healthy, badge: '' },
    { name: 'has the badge of what arrived over http', app: failing(503), badge: '503' },
  ];
  for (const { name, app, badge } of rows) {
    it(name, async () => {
      const origin = await startOrigin(app);
      // Chrome tries https only for names under real top-level domains, at the default port (measured).
      const rules = `MAP example.com:80 127.0.0.1:${origin.port}, MAP example.com 127.0.0.1:9`;
      const browser = await launch(chromium, { switches: [`--host-resolver-rules=${rules}`] });
      try {
        const tab = await browser.newTab('http://example.com/');
        const shown = () => browser.evaluate((api, tabId) => api.action.getBadgeText({ tabId }), tab.id);
        await expect.poll(shown).toBe(badge);
        await expectStays(shown, badge, 1_000);
        expect(await browser.problems()).toEqual([]);
      } finally {
        await browser.close();
        await origin.stop();
      }
    });
  }
});
