import { afterAll, describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { empty, failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { expectOver, failingPages, shownFailure } from './outage-state.ts';
import type { Stage } from './stage.ts';
import { byPath, expectBadge, failedPage, openAt, useQuietStage } from './watching.ts';

async function startSite(stage: Stage) {
  const origin = await stage.until(
    startOrigin(byPath({ '/': healthy, '/down': failing(502), '/empty': empty(503), '/late': failing(504) })),
  );
  return { origin, at: (path: string) => `http://shop.example:${origin.port}${path}` };
}

/** Acts as an update of the extension does: the session is cleared, and the worker restarts. */
async function updateExtension({ browser }: Stage) {
  await browser.evaluate((api) => api.storage.session.clear());
  await browser.worker.stop();
}

/** Starts a stopped worker by an event that says nothing about any page. */
async function wake(stage: Stage) {
  const { browser } = stage;
  const id = await browser.evaluate(async (api) => (await api.tabs.create({ active: false })).id ?? -1);
  await browser.evaluate((api, tabId) => api.tabs.remove(tabId), id);
  await expect.poll(() => browser.worker.isRunning()).toBe(true);
}

describe.each(browserNames)('a worker of %s that starts late', (name) => {
  const stage = useQuietStage(name);

  it('is started by the page that fails, and misses nothing of it', async () => {
    const { at } = await startSite(stage);
    const tab = await stage.openTab();
    await tab.visit(at('/'));
    await stage.browser.worker.stop();
    await tab.visit(at('/down'));
    const { page } = await failedPage(stage, tab, 502);
    expect(page).toMatchObject({ method: 'GET', outcome: { kind: 'response' } });
    await expectBadge(stage, tab, '502');
  });

  it('is started by a page without a body that fails, and misses nothing of it', async () => {
    const { at } = await startSite(stage);
    const tab = await stage.openTab();
    await tab.visit(at('/'));
    await stage.browser.worker.stop();
    await tab.visit(at('/empty'));
    await failedPage(stage, tab, 503);
    await expectBadge(stage, tab, '503');
  });

  it.each(['/down', '/empty', '/down#part', '/pushed'])(
    'keeps %s, which failed before it was stopped',
    async (path) => {
      const { at } = await startSite(stage);
      const tab = await stage.openTab();
      await tab.visit(at(path === '/pushed' ? '/down' : path));
      if (path === '/pushed') await tab.page.evaluate('history.pushState({}, "", "/pushed")');
      const badge = path === '/empty' ? '503' : '502';
      await expectBadge(stage, tab, badge);
      const before = { record: await stage.recordOf(tab), pages: await failingPages(stage, at('/')) };
      await stage.browser.worker.stop();
      await wake(stage);
      await expectBadge(stage, tab, badge);
      expect(await stage.recordOf(tab)).toEqual(before.record);
      expect(await failingPages(stage, at('/'))).toEqual(before.pages);
    },
  );

  it('finds the tabs that failed before the extension was installed', async () => {
    const { at } = await startSite(stage);
    const tabs = [await stage.openTab(), await stage.openTab(), await stage.openTab()] as const;
    const [down, bodiless, healthyTab] = tabs;
    await down.visit(at('/down'));
    await bodiless.visit(at('/empty'));
    await healthyTab.visit(at('/'));
    await expectBadge(stage, bodiless, '503');
    await updateExtension(stage);
    await stage.browser.evaluate(
      async (api, ids) => {
        for (const tabId of ids) await api.action.setBadgeText({ tabId, text: '' });
      },
      tabs.map(({ id }) => id),
    );
    await wake(stage);
    // How it was requested is no longer known.
    expect((await failedPage(stage, down, 502)).page.method).toBeUndefined();
    await expectBadge(stage, down, '502');
    // The browser's error page can be recognized, but not its cause.
    await failedPage(stage, bodiless, undefined);
    await expectBadge(stage, bodiless, '!');
    expect(await stage.badgeOf(healthyTab)).toBe('');
    expect(await stage.recordOf(healthyTab)).toBeUndefined();
  });

  it('forgets a tab that was closed while it was stopped', async () => {
    const { at } = await startSite(stage);
    const tab = await stage.openTab();
    await tab.visit(at('/down'));
    await failedPage(stage, tab, 502);
    await stage.browser.worker.stop();
    await tab.close();
    await expect.poll(() => stage.recordOf(tab)).toBeUndefined();
    await expectOver(stage, at('/'));
  });

  it('follows a discarded tab, and sees it fail again when the user returns to it', async () => {
    const { at, origin } = await startSite(stage);
    const [tab, other] = [await stage.openTab(), await stage.openTab()];
    await tab.visit(at('/down'));
    const { page } = await failedPage(stage, tab, 502);
    await other.page.bringToFront();
    // Chrome continues under another id; Firefox keeps it and returns nothing.
    const id = await stage.browser.evaluate(async (api, tabId) => {
      const discarded = (await api.tabs.discard(tabId)) as unknown as { id?: number } | undefined;
      return discarded?.id ?? tabId;
    }, tab.id);
    await stage.browser.evaluate((api, tabId) => api.tabs.update(tabId, { active: true }), id);
    await expect
      .poll(async () => (await shownFailure(stage, { id }))?.page.arrivedAt)
      .toBeGreaterThan(page.arrivedAt);
    await expectBadge(stage, { id }, '502');
    if (id !== tab.id) expect(await stage.recordOf(tab)).toBeUndefined();
    // Both browsers restore it from their HTTP cache, whatever its headers allow (measured).
    expect(origin.requests.filter(({ path }) => path === '/down')).toHaveLength(1);
  });
});

describe.each(browserNames)('an extension installed late in %s', (name) => {
  let url = '';
  let stop = async () => {};
  const stage = useQuietStage(name, {
    async before(browser) {
      const origin = await startOrigin(failing(502));
      stop = origin.stop;
      url = `http://shop.example:${origin.port}/`;
      const [first] = await browser.pages();
      await (await browser.newPage()).goto(url);
      await first?.bringToFront();
    },
  });
  afterAll(() => stop());

  it('finds the page that failed before', async () => {
    const tab = await openAt(stage, url);
    const { page } = await failedPage(stage, tab, 502);
    expect(page).toMatchObject({ url, outcome: { kind: 'probed' } });
    expect(page.method).toBeUndefined();
    await expectBadge(stage, tab, '502');
  });
});
