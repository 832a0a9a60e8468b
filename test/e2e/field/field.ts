import type { Page } from 'puppeteer-core';
import { type TestContext, vi } from 'vitest';
import { type Browser, type BrowserName, type Popup, type Tab, waitFor } from '../../browsers/browser.ts';
import type { Launch } from '../../browsers/launch.ts';
import type { Behavior } from '../../gateways/behaviors.ts';
import { type Origin, type ReceivedRequest, startOrigin } from '../../gateways/origin.ts';
import { useBrowser } from '../browser-session.ts';
import { expectStays } from '../stays.ts';

/**
 * One browser in which the scenarios of a file run side by side. A scenario observes only what a user or a
 * server can: requests, badges, titles, the text of the popup.
 */
export interface Field {
  readonly browser: Browser;
  /**
   * Returns the tools of one scenario. Its sites end with the test, its tabs with the browser: Firefox's
   * driver fails if a tab is closed while another one comes to the front.
   */
  scenario(context: TestContext): Scenario;
}

export interface Site {
  readonly app: Origin;
  /** Returns the URL of a path, `/` by default. */
  url(path?: string): string;
  /** Returns the requests for a path without its query, oldest first. */
  asked(path?: string): readonly ReceivedRequest[];
}

/** A tab that can be inspected and receive input. */
export type ShownTab = Pick<Tab, 'id' | 'page'>;

export interface Scenario {
  /** Starts a site under a name of `hosts.ts`, on its own port. */
  site(behavior: Behavior, host?: string): Promise<Site>;
  /** Opens a tab, in front until another one is opened. */
  openTab(url?: string): Promise<Tab>;
  /** Waits up to 10 s for the tab that shows a URL with this prefix, however it was opened. */
  tabAt(url: string): Promise<ShownTab>;
  /**
   * Brings the tab to the front for real input. No other tab comes to the front meanwhile, so this is kept
   * short.
   */
  inFront<T>(tab: Pick<Tab, 'page'>, use: (page: Page) => Promise<T>): Promise<T>;
  badge(tab: Pick<Tab, 'id'>): Promise<string>;
  title(tab: Pick<Tab, 'id'>): Promise<string | undefined>;
  /**
   * Opens the popup over a tab, passes it to `use` and closes it. Only one popup is open at a time in the
   * whole browser.
   */
  withPopup<T>(tab: ShownTab, use: (popup: Popup) => Promise<T>): Promise<T>;
  /** Returns the text of the popup over a tab as soon as it has any. */
  popupText(tab: ShownTab): Promise<string>;
  /**
   * Waits up to 15 s until the popup over a tab matches all patterns; returns its whole text, collapsed parts
   * included.
   */
  expectPopup(tab: ShownTab, ...says: RegExp[]): Promise<string>;
  /** Presses one of the popup's buttons, by its `data-act`, as soon as it is enabled. */
  press(tab: ShownTab, act: string): Promise<void>;
  /** Waits for the badge, by default 15 s; in ms. */
  expectBadge(tab: Pick<Tab, 'id'>, text: string, timeout?: number): Promise<void>;
  /** Waits for the title, by default 30 s; in ms. */
  expectTitle(tab: Pick<Tab, 'id'>, title: string, timeout?: number): Promise<void>;
  /** Waits until `ms` have passed since `since`, for what must not happen meanwhile. */
  passes(ms: number, since?: number): Promise<void>;
  /** Asserts that what is read stays the same for `ms`. */
  expectStays<T>(read: () => T | Promise<T>, wanted: T, ms: number): Promise<void>;
  /** Sets the mode of one site, as the settings page does. */
  rule(url: string, mode: string): Promise<void>;
  /** Registers something that is stopped after the test, such as a gateway or a timer. */
  until<T extends { stop(): Promise<void> }>(started: Promise<T>): Promise<T>;
}

/**
 * How long an attempt may take to come, in ms: on a busy machine one that was due after 8 s took more than 15
 * (seen twice).
 */
export const attemptWithin = 40_000;

// Dozens of scenarios ask the one browser at the same time.
const interval = 500;

/** Provides a browser to the scenarios of a file; anything unhandled that it reports fails the file. */
export function useField(name: BrowserName, options: Launch = {}): Field {
  // All scenarios of a file run at once (Vitest's default is five): each spends most of its time waiting,
  // some of it for its turn in front.
  vi.setConfig({ maxConcurrency: 100, testTimeout: 180_000 });
  const running = useBrowser(name, options);
  const front = oneAtATime();
  const rules = oneAtATime();

  // Read through the extension: a script run by the debugger counts as user activity in the page.
  const tabs = batched(() =>
    running().evaluate(async (api) => {
      const all = await api.tabs.query({});
      const badges = await Promise.all(all.map(({ id }) => api.action.getBadgeText({ tabId: id ?? -1 })));
      return Object.fromEntries(all.map(({ id, title }, nth) => [id, { title, badge: badges[nth] }]));
    }),
  );
  const badge: Scenario['badge'] = async ({ id }) => (await tabs())[id]?.badge ?? '';
  const title: Scenario['title'] = async ({ id }) => (await tabs())[id]?.title;

  return {
    get browser() {
      return running();
    },
    scenario({ onTestFinished, expect }) {
      const scenario: Scenario = {
        async site(behavior, host = 'shop.example') {
          const app = await scenario.until(startOrigin(behavior));
          return {
            app,
            url: (path = '/') => `http://${host}:${app.port}${path}`,
            asked: (path = '/') =>
              app.requests.filter((request) => request.path.replace(/\?.*/, '') === path),
          };
        },
        async openTab(url) {
          // The new tab is recognized by being new, so no other may open meanwhile.
          const tab = await front(() => running().newTab());
          if (url) await tab.visit(url);
          return tab;
        },
        async tabAt(url) {
          const shown = () =>
            running().evaluate(
              async (api, start) =>
                (await api.tabs.query({})).find((tab) => tab.url?.startsWith(start))?.id ?? false,
              url,
            );
          const id = await waitFor(`a tab at ${url}`, shown, 10_000);
          const page = await waitFor(`the page at ${url}`, async () =>
            (await running().pages()).find((candidate) => candidate.url().startsWith(url)),
          );
          return { id, page };
        },
        inFront: (tab, use) =>
          front(async () => {
            await tab.page.bringToFront();
            return use(tab.page);
          }),
        badge,
        title,
        withPopup: (tab, use) =>
          front(async () => {
            const popup = await running().openPopup(tab);
            try {
              await waitFor('the popup to have text', async () => (await popup.text()) !== '');
              return await use(popup);
            } finally {
              await popup.close().catch(() => undefined);
            }
          }),
        popupText: (tab) => scenario.withPopup(tab, (popup) => popup.text()),
        expectPopup: (tab, ...says) =>
          scenario.withPopup(tab, async (popup) => {
            for (const words of says)
              await expect.poll(() => popup.text(), { timeout: 15_000 }).toMatch(words);
            return popup.evaluate(({ body }) => body.textContent ?? '');
          }),
        press: (tab, act) => scenario.withPopup(tab, (popup) => popup.click(`[data-act=${act}]`)),
        async expectBadge(tab, text, timeout = 15_000) {
          await expect.poll(() => badge(tab), { timeout, interval }).toBe(text);
        },
        async expectTitle(tab, text, timeout = 30_000) {
          await expect.poll(() => title(tab), { timeout, interval }).toBe(text);
        },
        async passes(ms, since = Date.now()) {
          await expect.poll(() => Date.now() - since, { timeout: ms + 5_000, interval }).toBeGreaterThan(ms);
        },
        expectStays: (read, wanted, ms) => expectStays(read, wanted, ms, interval),
        rule: (url, mode) =>
          rules(() =>
            running().evaluate(
              async ({ storage: { local } }, origin, chosen) => {
                const { siteRules } = await local.get('siteRules');
                const { rules = {} } = (siteRules ?? {}) as { rules?: Record<string, string> };
                await local.set({ siteRules: { version: 1, rules: { ...rules, [origin]: chosen } } });
              },
              new URL(url).origin,
              mode,
            ),
          ),
        async until(started) {
          const running = await started;
          onTestFinished(() => running.stop());
          return running;
        },
      };
      return scenario;
    },
  };
}

/** Behaves like each entry in turn, then always like the last one. */
export function inTurn(behaviors: readonly Behavior[]): Behavior {
  let nth = 0;
  return (request, response) => behaviors[Math.min(nth++, behaviors.length - 1)]?.(request, response);
}

/**
 * Types a letter into the textarea at the top left of a page in front, by mouse and keyboard, and returns its
 * content. Input before the first paint is lost, so typing repeats until it is there.
 */
export async function writeLetter(page: Page): Promise<string> {
  return waitFor('the letter', async () => {
    await page.mouse.click(100, 100);
    await page.keyboard.type('my long letter');
    const written = await page.$eval('textarea', ({ value }) => value);
    return written.includes('my long letter') && written;
  });
}

/**
 * Reads once for all callers within half a second of each other, since a read asks the browser for each of its tabs; a
 * result is never older than the call.
 */
function batched<T>(read: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  return () => {
    next ??= new Promise((resolve) => setTimeout(resolve, interval)).then(() => {
      next = undefined;
      return read();
    });
    return next;
  };
}

/** Runs tasks one after the other, in the order given. */
function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}
