import type { Page } from 'puppeteer-core';
import { afterEach, expect } from 'vitest';
import type { BrowserName } from '../browsers/browser.ts';
import type { Launch } from '../browsers/launch.ts';
import { failing } from '../gateways/behaviours.ts';
import { startOrigin } from '../gateways/origin.ts';
import { useStage } from './stage.ts';

/** The text that a visitor sees. */
export const textOf = (page: Page, selector = 'body') =>
  // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees, so hidden text must not count.
  page.$eval(selector, (element) => (element as HTMLElement).innerText);

export const isChecked = (page: Page, selector: string) =>
  page.$eval(selector, (box) => (box as HTMLInputElement).checked);

export const isSaved = (page: Page) => expect.poll(() => textOf(page, '.outcome')).toBe('Saved');

/** Presses one of the radio buttons of a setting. */
export async function pick(page: Page, field: string, value: string): Promise<void> {
  // A page behind another takes no clicks in Chromium.
  await page.bringToFront();
  await page.click(`input[name=${field}][value=${value}]`);
  await isSaved(page);
}

/** Ticks a box, or takes the tick away. */
export async function tick(page: Page, field: string, on: boolean): Promise<void> {
  await page.bringToFront();
  const box = `input[name=${field}]`;
  if ((await isChecked(page, box)) === on) return;
  await page.click(box);
  await isSaved(page);
}

/** Writes into a field in place of what stands there, and leaves it. */
export async function write(page: Page, selector: string, value: string): Promise<void> {
  await page.bringToFront();
  await page.click(selector, { count: 3 });
  await page.type(selector, value);
  await page.keyboard.press('Tab');
}

/** Has the page read a file that its reader chose. */
export async function bringIn(page: Page, file: string): Promise<void> {
  await (await page.$('input[type=file]'))?.uploadFile(file);
}

/** A stage with the page of settings; after each test its pages are closed and all that was chosen is forgotten. */
export function useOptionsPage(name: BrowserName, options: Launch = {}) {
  const stage = useStage(name, options);
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
    await stage.browser.evaluate(async ({ storage: { sync, local } }) => {
      await Promise.all([sync.clear(), local.clear()]);
    });
  });

  return {
    stage,
    async openOptions(): Promise<Page> {
      const page = await stage.browser.openPage('options.html');
      pages.push(page);
      await page.waitForSelector('h1');
      return page;
    },
    stored: (area: 'sync' | 'local', key: string) =>
      stage.browser.evaluate(
        async (api, of, wanted) => (await api.storage[of].get(wanted))[wanted],
        area,
        key,
      ),
    /** A site of its own that fails, in a tab. */
    async failedSite(status: number, headers: Record<string, string> = {}) {
      const app = await stage.until(startOrigin(failing(status, headers)));
      const url = `http://shop.example:${app.port}/`;
      const tab = await stage.openTab();
      await tab.visit(url);
      return { app, tab, url, asked: () => app.requests.filter(({ path }) => path === '/').length };
    },
  };
}
