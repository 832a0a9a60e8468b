import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Browser as Puppeteer } from 'puppeteer-core';
import type { Browser, Tab } from './browser.ts';
import { waitFor } from './browser.ts';

/** Opens a tab and finds the id by which the extension knows it. */
export async function openTab(
  puppeteer: Puppeteer,
  evaluate: Browser['evaluate'],
  problems: string[],
): Promise<Tab> {
  const known = await tabIds(evaluate);
  const page = await puppeteer.newPage();
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error}`));
  const id = await waitFor('the new tab', async () =>
    (await tabIds(evaluate)).find((candidate) => !known.includes(candidate)),
  );
  const hasLoaded = () =>
    evaluate(async (api, tabId) => (await api.tabs.get(tabId)).status === 'complete', id);
  return {
    id,
    page,
    async visit(url) {
      await navigate(page, url);
      await waitFor(`${url} to load`, hasLoaded, 30_000);
    },
    close: () => page.close(),
  };
}

/** Waits for the first-run page, and closes it; other extensions have none. */
export async function closeFirstRunPage(evaluate: Browser['evaluate'], folder: string): Promise<void> {
  if (!existsSync(join(folder, 'welcome.html'))) return;
  const close = () =>
    evaluate(async (api) => {
      const [page] = await api.tabs.query({ url: api.runtime.getURL('welcome.html') });
      if (page?.id === undefined || page.status !== 'complete') return false;
      await api.tabs.remove(page.id);
      return true;
    });
  await waitFor('the first-run page', close, 10_000);
}

function tabIds(evaluate: Browser['evaluate']): Promise<number[]> {
  return evaluate(async (api) => (await api.tabs.query({})).flatMap(({ id }) => id ?? []));
}

async function navigate(page: Page, url: string): Promise<void> {
  try {
    await page.goto(url);
  } catch (error) {
    // The browser continues to a page of its own, as it would for a user.
    if (!(error instanceof Error) || error.name === 'TimeoutError') throw error;
  }
}
