import { describe, expect, it } from 'vitest';
import { browserNames, type Tab } from '../browsers/browser.ts';
import { giveCommand } from '../browsers/command.ts';
import { type Behavior, empty, failing, healthy, recoversAfter } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import {
  expectFollowing,
  expectLoading,
  expectOver,
  expectPaused,
  expectScheduled,
  expectStopped,
  failingTabs,
} from './outage-state.ts';
import { useStage } from './stage.ts';

/** A page with a field to type in, answered with 502. */
const failingForm: Behavior = (_request, response) => {
  response.writeHead(502, { 'Content-Type': 'text/html' });
  response.end('<!doctype html><title>Broken</title><textarea autofocus></textarea>');
};

/** Fails the first request of a path and answers the next with something that is not a page. */
const failsThen = (next: Behavior): Behavior => {
  let failed = false;
  return (request, response) => {
    if (failed) return next(request, response);
    failed = request.url === '/';
    failing(502)(request, response);
  };
};

const download: Behavior = (_request, response) => {
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': 'attachment',
  });
  response.end('file');
};

describe.each(browserNames)('the outage of a site, in %s', (name) => {
  const stage = useStage(name);

  async function site(behavior: Behavior, host = 'shop.example') {
    const app = await stage.until(startOrigin(behavior));
    const asked = (path = '/') => app.requests.filter((request) => request.path === path);
    return { app, url: `http://${host}:${app.port}/`, asked };
  }

  async function failedTab(url: string): Promise<Tab> {
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    return tab;
  }

  const tryNow = (tab: Tab) => giveCommand(stage.browser, tab, 'try-now');

  /**
   * Acts as the browser's Stop button; a page's own `window.stop()` does not stop such a load in Chromium.
   */
  async function pressStop(tab: Tab): Promise<void> {
    if (name === 'chromium') await (await tab.page.createCDPSession()).send('Page.stopLoading');
    else
      await stage.browser.evaluate(async (api, tabId) => {
        await api.scripting.executeScript({ target: { tabId }, func: () => window.stop() });
      }, tab.id);
  }

  it('never delays another site', async () => {
    const slow = await site(failing(502));
    const quick = await site(recoversAfter(1, failing(502)), 'news.example');
    const first = await failedTab(slow.url);
    const second = await failedTab(quick.url);
    await expect.poll(() => stage.pageTitle(second), { timeout: 15_000 }).toBe('All is well');
    // Polled, since the page's own reload may just have cleared it.
    await expect.poll(() => stage.badgeOf(first)).toBe('502');
  });

  it('loses nothing that was typed, says so, and continues when the user says so', async () => {
    const { app, url, asked } = await site(failingForm);
    const tab = await failedTab(url);
    await tab.page.type('textarea', 'my long letter');
    await expectPaused(stage, url, 'used');
    expect(asked()).toHaveLength(1);
    expect(await tab.page.$eval('textarea', ({ value }) => value)).toBe('my long letter');
    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text()).toContain('could lose what you typed');
    await app.become(healthy);
    await popup.click('[data-act=try-now]');
    await expect.poll(() => stage.pageTitle(tab)).toBe('All is well');
  });

  it('ends the participation of a tab whose reload returned a download', async () => {
    const { url, asked } = await site(failsThen(download));
    const tab = await failedTab(url);
    await tryNow(tab);
    await expectStopped(stage, url, 'download');
    expect(asked()).toHaveLength(2);
    expect(await stage.badgeOf(tab)).toBe('502');
  });

  it('ends the participation of a tab whose reload returned nothing (204)', async () => {
    const { url, asked } = await site(failsThen(empty(204)));
    const tab = await failedTab(url);
    await tryNow(tab);
    await expectStopped(stage, url, 'no-content');
    expect(asked()).toHaveLength(2);
  });

  it('ends the participation of a tab whose reload the user stopped', async () => {
    const { app, url, asked } = await site(failing(502));
    const tab = await failedTab(url);
    await app.become(() => {});
    await tryNow(tab);
    await expect.poll(() => asked().length).toBe(2);
    await pressStop(tab);
    await expectStopped(stage, url, 'stopped');
    expect(asked()).toHaveLength(2);
  });

  it('includes a duplicated tab, and follows a tab into another window', async () => {
    const { app, url } = await site(failing(502));
    const tab = await failedTab(url);
    const twin = await stage.browser.evaluate(
      async (api, tabId) => (await api.tabs.duplicate(tabId)).id,
      tab.id,
    );
    await stage.browser.evaluate(async (api, tabId) => void (await api.windows.create({ tabId })), tab.id);
    // The duplicate's page may come out of the browser's history, which reports no event: an inspection finds
    // it.
    await expect
      .poll(() => failingTabs(stage, url), { timeout: 15_000 })
      .toEqual([tab.id, twin ?? 0].sort((a, b) => a - b));
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    await expect.poll(() => stage.badgeOf({ id: twin ?? 0 })).toBe('502');

    await app.become(healthy);
    await tryNow(tab);
    const titles = (ids: (number | undefined)[]) =>
      stage.browser.evaluate(
        async (api, wanted) =>
          (await api.tabs.query({})).filter(({ id }) => wanted.includes(id)).map(({ title }) => title),
        ids,
      );
    await expect
      .poll(() => titles([tab.id, twin]), { timeout: 15_000 })
      .toEqual(['All is well', 'All is well']);
    await stage.browser.evaluate((api, id) => api.tabs.remove(id ?? 0), twin);
  });

  it('ends with the tab that is closed', async () => {
    const { url, asked } = await site(failing(502));
    const tab = await failedTab(url);
    await tab.close();
    await expectOver(stage, url);
    expect(await stage.recordOf(tab)).toBeUndefined();
    expect(asked()).toHaveLength(1);
  });

  it('ends with the tab that navigates elsewhere', async () => {
    const { url, asked } = await site(failing(502));
    const other = await site(healthy, 'news.example');
    const tab = await failedTab(url);
    await tab.visit(other.url);
    await expectOver(stage, url);
    expect(await stage.badgeOf(tab)).toBe('');
    expect(asked()).toHaveLength(1);
  });

  it('resumes when the worker dies while a reload is in progress', async () => {
    const { app, url, asked } = await site(failing(502));
    const tab = await failedTab(url);
    const hanging: (() => void)[] = [];
    await app.become((request, response) => void hanging.push(() => healthy(request, response)));
    await tryNow(tab);
    await expect.poll(() => asked().length).toBe(2);
    await expectLoading(stage, url);
    await stage.browser.worker.stop();
    for (const answer of hanging) answer();
    await app.become(healthy);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 10_000 }).toBe('All is well');
    await expectOver(stage, url);
    expect(asked()).toHaveLength(2);
  });

  it('recovers every tab when the worker dies while the others follow', async () => {
    const { app, url } = await site(failing(502));
    const tabs: Tab[] = [];
    for (let nth = 0; nth < 4; nth++) tabs.push(await failedTab(`${url}?${nth}`));
    await expectScheduled(stage, url);
    await app.become(healthy);
    await tryNow(tabs[3] as Tab);
    await expectFollowing(stage, url);
    await stage.browser.worker.stop();
    for (const tab of tabs)
      await expect.poll(() => stage.pageTitle(tab), { timeout: 40_000 }).toBe('All is well');
  });
});
