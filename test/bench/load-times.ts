import type { Page } from 'puppeteer-core';
import { waitFor } from '../browsers/browser.ts';
import { done } from './sites.ts';

/**
 * Loads a page of `sites.ts` once for each letter of a plan; returns the times from each navigation's start
 * to its load event, in ms.
 */
export async function loadTimes(page: Page, url: string, plan: string): Promise<number[]> {
  await page.goto(`${url}?${plan}`);
  await waitFor(`${plan.length} loads of ${url}`, () => page.url().endsWith(done), 120_000);
  const times = await page.evaluate(() => {
    const kept = sessionStorage.getItem('times') ?? '';
    sessionStorage.clear();
    return kept;
  });
  return times.split(' ').map(Number);
}
