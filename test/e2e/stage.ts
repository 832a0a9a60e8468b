import { afterEach, expect } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import type { Browser, BrowserName, Popup, Tab } from '../browsers/browser.ts';
import type { Launch } from '../browsers/launch.ts';
import { useBrowser } from './browser-session.ts';

/** A browser with the extension, shared by the tests of a file; each test has tabs and sites of its own. */
export interface Stage {
  readonly browser: Browser;
  /** Opens a tab, closed after the test. */
  openTab(): Promise<Tab>;
  /**
   * Returns the title of the tab's page, read through the extension: a call through the debugger counts as
   * user activity in the page, for which the engine would wait.
   */
  pageTitle(tab: Tab): Promise<string | undefined>;
  /** Opens the real popup over a tab, closed after the test. */
  openPopup(tab: Tab): Promise<Popup>;
  badgeOf(tab: Pick<Tab, 'id'>): Promise<string>;
  titleOf(tab: Tab): Promise<string>;
  recordOf(tab: Pick<Tab, 'id'>): Promise<TabRecord | undefined>;
  /** Returns the outage of a URL's origin, outside containers and private windows. */
  outageOf(url: string): Promise<Outage | undefined>;
  /** Registers something that is stopped after the test, such as a gateway or an app. */
  until<T extends { stop(): Promise<void> }>(started: Promise<T>): Promise<T>;
}

/**
 * Provides a browser to the tests of a file; after them, anything unhandled that was reported fails the file.
 */
export function useStage(name: BrowserName, options: Launch = {}): Stage {
  const running = useBrowser(name, options);
  const toEnd: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const end of toEnd.splice(0).reverse()) await end();
  });

  const stored = async (key: string): Promise<unknown> =>
    (await running().evaluate((api, wanted) => api.storage.session.get(wanted), key))[key];
  const defaultStore = { chromium: 'default', firefox: 'firefox-default' }[name];

  return {
    get browser() {
      return running();
    },
    async openTab() {
      const tab = await running().newTab();
      // Read through the extension: puppeteer waits forever for a page that is just loading.
      toEnd.push(() =>
        running().evaluate((api, tabId) => api.tabs.remove(tabId).catch(() => undefined), tab.id),
      );
      return tab;
    },
    async openPopup(tab) {
      const popup = await running().openPopup(tab);
      toEnd.push(() => popup.close().catch(() => undefined));
      await expect.poll(() => popup.text()).not.toBe('');
      return popup;
    },
    pageTitle: (tab) => running().evaluate(async (api, tabId) => (await api.tabs.get(tabId)).title, tab.id),
    badgeOf: (tab) => running().evaluate((api, tabId) => api.action.getBadgeText({ tabId }), tab.id),
    titleOf: (tab) => running().evaluate((api, tabId) => api.action.getTitle({ tabId }), tab.id),
    recordOf: async (tab) => (await stored(tabKey(tab.id))) as TabRecord | undefined,
    outageOf: async (url) =>
      (await stored(outageKey(`${new URL(url).origin} ${defaultStore}`))) as Outage | undefined,
    async until(started) {
      const running = await started;
      toEnd.push(() => running.stop());
      return running;
    },
  };
}
