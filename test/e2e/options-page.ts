import type { Page } from 'puppeteer-core';
import { afterEach, expect } from 'vitest';
import type { BrowserName } from '../browsers/browser.ts';
import type { Launch } from '../browsers/launch.ts';
import { failing } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { useStage } from './stage.ts';

/** Returns the text that a user sees. */
export const textOf = (page: Page, selector = 'body') =>
  // biome-ignore lint/performance/useDomNodeTextContent: only text that a user sees counts.
  page.$eval(selector, (element) => (element as HTMLElement).innerText);

export const isChecked = (page: Page, selector: string) =>
  page.$eval(selector, (box) => (box as HTMLInputElement).checked);

export const isSaved = (page: Page) => expect.poll(() => textOf(page, '.outcome')).toBe('Saved');

/** Selects one of the radio buttons of a setting. */
export async function pick(page: Page, field: string, value: string): Promise<void> {
  // A page behind another takes no clicks in Chromium.
  await page.bringToFront();
  await page.click(`input[name=${field}][value=${value}]`);
  await isSaved(page);
}

/** Checks or unchecks a checkbox. */
export async function tick(page: Page, field: string, on: boolean): Promise<void> {
  await page.bringToFront();
  const box = `input[name=${field}]`;
  if ((await isChecked(page, box)) === on) return;
  await page.click(box);
  await isSaved(page);
}

/** Replaces the content of a field and leaves it. */
export async function write(page: Page, selector: string, value: string): Promise<void> {
  await page.bringToFront();
  await page.click(selector, { count: 3 });
  await page.type(selector, value);
  await page.keyboard.press('Tab');
}

/** Gives the page a file to import, as if the user had chosen it. */
export async function bringIn(page: Page, file: string): Promise<void> {
  await (await page.$('input[type=file]'))?.uploadFile(file);
}

/**
 * Provides a stage with the settings page; after each test its pages are closed and all settings are cleared.
 */
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
    /** Opens a failing site of its own in a tab. */
    async failedSite(status: number, headers: Record<string, string> = {}) {
      const app = await stage.until(startOrigin(failing(status, headers)));
      const url = `http://shop.example:${app.port}/`;
      const tab = await stage.openTab();
      await tab.visit(url);
      return { app, tab, url, asked: () => app.requests.filter(({ path }) => path === '/').length };
    },
  };
}
