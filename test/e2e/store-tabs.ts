import { type Api, type Tab, waitFor } from '../browsers/browser.ts';
import type { Stage } from './stage.ts';

/** Opens a private window with an empty tab, closed after the test at the latest. */
export async function openPrivateWindow(stage: Stage): Promise<{ tab: Tab; close(): Promise<void> }> {
  const tab = await openedBy(stage, async (api) => {
    const { tabs } = await api.windows.create({ url: 'about:blank', incognito: true });
    return tabs?.[0]?.id ?? -1;
  });
  const close = () =>
    stage.browser.evaluate(async (api, id) => {
      const { windowId = -1 } = await api.tabs.get(id);
      await api.windows.remove(windowId);
    }, tab.id);
  await stage.until(Promise.resolve({ stop: () => close().catch(() => undefined) }));
  return { tab, close };
}

/** Opens an empty tab in a container of Firefox, named by its cookie store; closed after the test. */
export async function openInContainer(stage: Stage, cookieStoreId: string): Promise<Tab> {
  const tab = await openedBy(
    stage,
    async (api, store) => (await api.tabs.create({ url: 'about:blank', cookieStoreId: store })).id ?? -1,
    cookieStoreId,
  );
  await stage.until(Promise.resolve({ stop: () => tab.close() }));
  return tab;
}

/** Opens a tab through the extension, because puppeteer can open none outside its own cookie stores. */
async function openedBy<A extends readonly string[]>(
  { browser }: Stage,
  open: (api: Api, ...args: A) => Promise<number>,
  ...args: A
): Promise<Tab> {
  const known = new Set(await browser.pages());
  const id = await browser.evaluate(open, ...args);
  const page = await waitFor('the page of the new tab', async () =>
    (await browser.pages()).find((candidate) => !known.has(candidate)),
  );
  const shows = async (url: string) => {
    const { status, url: shown } = await browser.evaluate((api, tabId) => api.tabs.get(tabId), id);
    return status === 'complete' && shown === url;
  };
  return {
    id,
    page,
    async visit(url) {
      await browser.evaluate((api, tabId, wanted) => void api.tabs.update(tabId, { url: wanted }), id, url);
      await waitFor(`${url} to load`, () => shows(url), 30_000);
    },
    close: () => browser.evaluate((api, tabId) => api.tabs.remove(tabId), id),
  };
}
