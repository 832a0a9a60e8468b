import { describe, expect, it, vi } from 'vitest';
import { openingsKey } from '../../src/storage/session-schema.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const minutes = 60_000;

describe('the popup', () => {
  const launch = useBackground();
  const start = () => {
    const running = launch();
    running.answers(() => ({ status: 502 }));
    running.browser.tuckAway();
    return running;
  };

  it('opens over a page that fails while the icon is not pinned', async () => {
    const { browser, pass, reported } = start();
    await browser.openTab(url);
    await pass(2_000);
    expect(browser.opened).toHaveLength(1);
    expect(reported).toEqual([]);
  });

  it('opens once per outage, however long it lasts and however often it is retried', async () => {
    const { browser, pass } = start();
    await browser.openTab(url);
    await pass(14 * minutes);
    expect(browser.reloads.length).toBeGreaterThan(3);
    await browser.openTab(url);
    await pass(2_000);
    expect(browser.opened).toHaveLength(1);
  });

  it('opens for another site only after ten minutes', async () => {
    const { browser, pass } = start();
    await browser.openTab(url);
    await pass(2_000);
    await browser.openTab('http://news.example/');
    await pass(2_000);
    expect(browser.opened).toHaveLength(1);
    await pass(10 * minutes);
    await browser.openTab('http://bank.example/');
    await pass(2_000);
    expect(browser.opened).toHaveLength(2);
  });

  it.each([
    ['always', false, 1],
    ['always', true, 1],
    ['tucked-away', false, 0],
    ['tucked-away', true, 1],
    ['never', false, 0],
    ['never', true, 0],
  ] as const)(
    'with the setting %s and an unpinned icon (%s), opens %i times',
    async (openPopup, unpinned, times) => {
      const { browser, answers, pass } = launch();
      answers(() => ({ status: 502 }));
      browser.sync.put({ general: { openPopup } });
      if (unpinned) browser.tuckAway();
      await pass(100);
      await browser.openTab(url);
      await pass(2_000);
      expect(browser.opened).toHaveLength(times);
    },
  );

  it.each([
    ['the site’s own answer', 404],
    ['no failure at all', 200],
  ])('stays closed over %s', async (_what, status) => {
    const { browser, answers, pass } = start();
    answers(() => ({ status }));
    await browser.openTab(url);
    await pass(2_000);
    expect(browser.opened).toEqual([]);
  });

  it('stays closed over the browser’s own error page, where the focus cannot be known', async () => {
    const { browser, answers, pass } = start();
    answers(() => ({ error: 'net::ERR_CONNECTION_REFUSED' }));
    await browser.openTab(url);
    await pass(2_000);
    expect(browser.opened).toEqual([]);
  });

  it('stays closed over a tab in the background, even if it is activated later', async () => {
    const { browser, pass } = start();
    const tab = await browser.openTab();
    tab.active = false;
    await browser.visit(tab, url);
    await pass(2_000);
    tab.active = true;
    browser.front(tab.id);
    await pass(2_000);
    expect(browser.opened).toEqual([]);
  });

  it('stays closed in a private window, and records nothing about it', async () => {
    const { browser, pass } = start();
    const tab = await browser.openTab();
    tab.incognito = true;
    await browser.visit(tab, url);
    await pass(2_000);
    expect(browser.opened).toEqual([]);
    expect(browser.session.data).not.toHaveProperty(openingsKey);
  });

  it('stays closed over a page that failed before the worker started', async () => {
    const { browser, pass } = start();
    browser.kill();
    const tab = await browser.openTab();
    Object.assign(tab, { url, responseStatus: 502, loadedAt: Date.now() - minutes });
    browser.front(tab.id);
    await pass(2_000);
    expect(tab.badge).toBe('502');
    expect(browser.opened).toEqual([]);
  });

  it('opens at most once wherever the worker dies', async () => {
    for (let nth = 1; nth < 60; nth++) {
      const { browser, pass } = start();
      browser.dieAfter(nth);
      await browser.openTab(url);
      await pass(60_000);
      expect(browser.opened.length, `died after call ${nth}`).toBeLessThanOrEqual(1);
    }
  });
});
