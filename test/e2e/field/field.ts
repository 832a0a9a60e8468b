import type { Page } from 'puppeteer-core';
import { type TestContext, vi } from 'vitest';
import { type Browser, type BrowserName, type Popup, type Tab, waitFor } from '../../browsers/browser.ts';
import type { Launch } from '../../browsers/launch.ts';
import type { Behaviour } from '../../gateways/behaviours.ts';
import { type Origin, type ReceivedRequest, startOrigin } from '../../gateways/origin.ts';
import { useBrowser } from '../browser-session.ts';
import { expectStays } from '../stays.ts';

/**
 * One browser in which the scenarios of a file run side by side. What a scenario may look at is what a user or a
 * server can: requests, badges, titles, the popup's words.
 */
export interface Field {
  readonly browser: Browser;
  /**
   * The tools of one scenario. Its sites end with the test, its tabs with the browser: Firefox's driver fails where a
   * tab is closed while another one takes its place in front.
   */
  scenario(context: TestContext): Scenario;
}

export interface Site {
  readonly app: Origin;
  /** The address of a path, `/` unless told. */
  url(path?: string): string;
  /** The requests for a path, its query left out, oldest first. */
  asked(path?: string): readonly ReceivedRequest[];
}

/** A tab that can be looked at and given input. */
export type ShownTab = Pick<Tab, 'id' | 'page'>;

export interface Scenario {
  /** A site of its own under a name in `hosts.ts`, on a port of its own. */
  site(behaviour: Behaviour, host?: string): Promise<Site>;
  /** A new tab; in front until another one is opened. */
  openTab(url?: string): Promise<Tab>;
  /** The tab that comes to show an address that begins so, whoever opened it; 10 s at most. */
  tabAt(url: string): Promise<ShownTab>;
  /**
   * Brings the tab to the front for real input there. Nothing else comes to the front of the browser meanwhile, so it
   * is kept short.
   */
  inFront<T>(tab: Pick<Tab, 'page'>, use: (page: Page) => Promise<T>): Promise<T>;
  badge(tab: Pick<Tab, 'id'>): Promise<string>;
  title(tab: Pick<Tab, 'id'>): Promise<string | undefined>;
  /** Opens the popup over a tab, hands it to `use`, closes it. One popup at a time in the whole browser. */
  withPopup<T>(tab: ShownTab, use: (popup: Popup) => Promise<T>): Promise<T>;
  /** The words of the popup over a tab once it has any. */
  popupText(tab: ShownTab): Promise<string>;
  /** Waits up to 15 s until the popup over a tab says all of this; gives all its words, also those folded away. */
  expectPopup(tab: ShownTab, ...says: RegExp[]): Promise<string>;
  /** Presses one of the popup's buttons, by its `data-act`, once it can be pressed. */
  press(tab: ShownTab, act: string): Promise<void>;
  /** Waits for the badge; 15 s unless told, in ms. */
  expectBadge(tab: Pick<Tab, 'id'>, text: string, timeout?: number): Promise<void>;
  /** Waits for the title; 30 s unless told, in ms. */
  expectTitle(tab: Pick<Tab, 'id'>, title: string, timeout?: number): Promise<void>;
  /** Waits until this much time has passed since then, for what must not happen meanwhile; both in ms. */
  passes(ms: number, since?: number): Promise<void>;
  /** Sees that what is read stays the same for so long, in ms. */
  expectStays<T>(read: () => T | Promise<T>, wanted: T, ms: number): Promise<void>;
  /** Chooses the mode of one site, as on the page of settings. */
  rule(url: string, mode: string): Promise<void>;
  /** Ends something with the test: a gateway, a timer. */
  until<T extends { stop(): Promise<void> }>(started: Promise<T>): Promise<T>;
}

// Dozens of scenarios ask the one browser at the same time.
const interval = 500;

/** Gives the scenarios of a file a browser; anything unhandled that was reported fails the file. */
export function useField(name: BrowserName, options: Launch = {}): Field {
  // All scenarios of a file run at once (Vitest would start five): each waits for most of its time, some of it for its
  // turn in front.
  vi.setConfig({ maxConcurrency: 100, testTimeout: 180_000 });
  const running = useBrowser(name, options);
  const front = oneAtATime();
  const rules = oneAtATime();

  // Through the extension: a script run by the debugger counts as the user's own activity in the page.
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
        async site(behaviour, host = 'shop.example') {
          const app = await scenario.until(startOrigin(behaviour));
          return {
            app,
            url: (path = '/') => `http://${host}:${app.port}${path}`,
            asked: (path = '/') =>
              app.requests.filter((request) => request.path.replace(/\?.*/, '') === path),
          };
        },
        async openTab(url) {
          // The new tab is told by its being new, so no other may come meanwhile.
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
              await waitFor('the popup to say something', async () => (await popup.text()) !== '');
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
        press: (tab, act) =>
          scenario.withPopup(tab, async (popup) => {
            const selector = `[data-act=${act}]:not([aria-disabled=true])`;
            await waitFor(`the button ${act}`, () =>
              popup.evaluate((document, wanted) => document.querySelector(wanted) !== null, selector),
            );
            await popup.click(selector);
          }),
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

/** Behaves as each of these in turn, and then always as the last one. */
export function inTurn(behaviours: readonly Behaviour[]): Behaviour {
  let nth = 0;
  return (request, response) => behaviours[Math.min(nth++, behaviours.length - 1)]?.(request, response);
}

/**
 * Writes a letter into the textarea at the top left of a page in front, by mouse and keyboard; gives all that stands
 * there then. What a page is sent before it is drawn is lost, so it is written again until it is there.
 */
export async function writeLetter(page: Page): Promise<string> {
  return waitFor('the letter', async () => {
    await page.mouse.click(100, 100);
    await page.keyboard.type('my long letter');
    const written = await page.$eval('textarea', ({ value }) => value);
    return written.includes('my long letter') && written;
  });
}

/** Reads once for all who ask within 0.2 s of each other; the answer is never older than the question. */
function batched<T>(read: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  return () => {
    next ??= new Promise((resolve) => setTimeout(resolve, 200)).then(() => {
      next = undefined;
      return read();
    });
    return next;
  };
}

/** Runs tasks one after the other, in the order in which they are given. */
function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}
