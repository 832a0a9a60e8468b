import { describe, expect, it } from 'vitest';
import { browserNames, type Tab } from '../browsers/browser.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { shownFailure } from './outage-state.ts';
import { answer, byPath, expectBadge, failedPage, useQuietStage } from './watching.ts';

describe.each(browserNames)('the history of a tab of %s', (name) => {
  const stage = useQuietStage(name);
  const sites = byPath({
    '/well': healthy,
    '/down': failing(503),
    '/cached': answer(503, { 'cache-control': 'max-age=600' }),
    '/late': failing(504),
  });

  async function site() {
    const origin = await stage.until(startOrigin(sites));
    const visited = (path: string) => origin.requests.filter((request) => request.path === path).length;
    return { at: (path: string) => `http://shop.example:${origin.port}${path}`, visited };
  }

  /** Navigates by the extension's API: the debugger waits forever if the page comes from a cache. */
  async function go(tab: Tab, way: 'goBack' | 'goForward', to: string) {
    await stage.browser.evaluate((api, id, how) => api.tabs[how](id), tab.id, way);
    await expect
      .poll(() => stage.browser.evaluate(async (api, id) => (await api.tabs.get(id)).url, tab.id))
      .toBe(to);
  }

  it('restores the badge with a failing page, and removes it with a healthy one', async () => {
    const { at } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/down'));
    await expectBadge(stage, tab, '503');
    await tab.visit(at('/well'));
    await expectBadge(stage, tab, '');
    await go(tab, 'goBack', at('/down'));
    const { page } = await failedPage(stage, tab, 503);
    // From Chrome's HTTP cache, though nothing allowed that; from Firefox's back/forward cache.
    expect(page).toMatchObject({ url: at('/down'), method: 'GET' });
    await expectBadge(stage, tab, '503');
    await go(tab, 'goForward', at('/well'));
    await expectBadge(stage, tab, '');
    await expect.poll(() => shownFailure(stage, tab), { timeout: 3_000 }).toBeUndefined();
  });

  it('distinguishes two failing pages', async () => {
    const { at } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/down'));
    await expectBadge(stage, tab, '503');
    await tab.visit(at('/late'));
    await expectBadge(stage, tab, '504');
    await go(tab, 'goBack', at('/down'));
    await expectBadge(stage, tab, '503');
    await go(tab, 'goForward', at('/late'));
    await expectBadge(stage, tab, '504');
  });

  it('restores the badge after the worker was stopped meanwhile', async () => {
    const { at } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/down'));
    await expectBadge(stage, tab, '503');
    await tab.visit(at('/well'));
    await expectBadge(stage, tab, '');
    await stage.browser.worker.stop();
    await go(tab, 'goBack', at('/down'));
    await expectBadge(stage, tab, '503');
  });

  it('shows a failing page that was kept in the HTTP cache', async () => {
    const { at, visited } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/cached'));
    await expectBadge(stage, tab, '503');
    await tab.visit(at('/well'));
    await tab.visit(at('/cached'));
    const fromCache = name === 'chromium';
    expect((await failedPage(stage, tab, 503)).page).toMatchObject({ outcome: { head: { fromCache } } });
    expect(visited('/cached')).toBe(fromCache ? 1 : 2);
    await expectBadge(stage, tab, '503');
  });

  it('keeps the badge through pushState, a new fragment and going back', async () => {
    const { at } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/down'));
    await tab.page.evaluate('history.pushState({}, "", "/pushed")');
    await expectBadge(stage, tab, '503');
    await tab.page.evaluate('location.hash = "part"');
    await expectBadge(stage, tab, '503');
    await go(tab, 'goBack', at('/pushed'));
    await expectBadge(stage, tab, '503');
    expect((await failedPage(stage, tab, 503)).page.url).toBe(at('/down'));
  });

  it('shows a failing page that was requested with a fragment', async () => {
    const { at } = await site();
    const tab = await stage.openTab();
    await tab.visit(`${at('/down')}#part`);
    expect((await failedPage(stage, tab, 503)).page.method).toBe('GET');
    await expectBadge(stage, tab, '503');
  });

  it('keeps the badge through a reload that fails again', async () => {
    const { at, visited } = await site();
    const tab = await stage.openTab();
    await tab.visit(at('/down'));
    const first = await failedPage(stage, tab, 503);
    await stage.browser.evaluate((api, id) => api.tabs.reload(id), tab.id);
    await expect
      .poll(async () => (await shownFailure(stage, tab))?.page.arrivedAt)
      .toBeGreaterThan(first.page.arrivedAt);
    expect(visited('/down')).toBe(2);
    await expectBadge(stage, tab, '503');
  });

  it('does not mix two tabs, whichever is in front', async () => {
    const { at } = await site();
    const [one, other] = [await stage.openTab(), await stage.openTab()];
    await Promise.all([one.visit(at('/down')), other.visit(at('/well'))]);
    await expectBadge(stage, one, '503');
    expect(await stage.badgeOf(other)).toBe('');
    await Promise.all([one.visit(at('/well')), other.visit(at('/late'))]);
    await expectBadge(stage, other, '504');
    expect(await stage.badgeOf(one)).toBe('');
  });

  it('distinguishes the tabs of several windows', async () => {
    const { at } = await site();
    const here = await stage.openTab();
    await here.visit(at('/well'));
    const opened = await stage.browser.evaluate(async (api, url) => {
      const window = await api.windows.create({ url });
      return { windowId: window.id ?? -1, id: window.tabs?.[0]?.id ?? -1 };
    }, at('/late'));
    await expectBadge(stage, opened, '504');
    expect((await failedPage(stage, opened, 504)).page.url).toBe(at('/late'));
    expect(await stage.badgeOf(here)).toBe('');
    await stage.browser.evaluate((api, id) => api.windows.remove(id), opened.windowId);
    await expect.poll(() => stage.recordOf(opened)).toBeUndefined();
  });
});
