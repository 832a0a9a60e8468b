import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { useStage } from './stage.ts';
import { expectStays } from './stays.ts';

// In this order: what must not open the popup comes while nothing else would keep it from opening.
describe.each(browserNames)('the popup, by itself, in %s', (name) => {
  const stage = useStage(name, { tuckedAway: true });

  const isOpen = () =>
    stage.browser.evaluate(async (api) => {
      const contexts = await api.runtime.getContexts({ contextTypes: ['POPUP'] });
      return contexts.length > 0;
    });

  /** Over a page that has been read, for a second more. */
  async function expectClosed(tab: { readonly id: number }): Promise<void> {
    await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe('502');
    await expectStays(isOpen, false, 1_500);
  }

  async function failingSite(host = 'shop.example'): Promise<string> {
    const app = await stage.until(startOrigin('down'));
    const nginx = await stage.until(startNginx({ origin: app }));
    return `http://${host}:${nginx.port}/`;
  }

  const choose = (openPopup: string) =>
    stage.browser.evaluate(
      (api, chosen) => api.storage.sync.set({ general: { openPopup: chosen } }),
      openPopup,
    );

  it('stays closed where the reader chose never', async () => {
    await choose('never');
    const tab = await stage.openTab();
    await tab.visit(await failingSite());
    await expectClosed(tab);
    await choose('tucked-away');
  });

  it('stays closed over a page behind another tab', async () => {
    const behind = await stage.openTab();
    await stage.openTab();
    await stage.browser.evaluate(
      (api, id, url) => api.tabs.update(id, { url }),
      behind.id,
      await failingSite(),
    );
    await expectClosed(behind);
  });

  it('stays closed over a page in a window behind another', async () => {
    const behind = await stage.openTab();
    const windowId = await stage.browser.evaluate(
      async (api) => (await api.windows.create({ url: 'about:blank', focused: true })).id,
    );
    await stage.browser.evaluate(
      (api, id, url) => api.tabs.update(id, { url }),
      behind.id,
      await failingSite(),
    );
    await expectClosed(behind);
    await stage.browser.evaluate((api, id) => api.windows.remove(id ?? -1), windowId);
  });

  it('opens once, over the page that failed, and not again for this site or another', async () => {
    const url = await failingSite();
    const tab = await stage.openTab();
    await tab.visit(url);
    const popup = await stage.browser.popup();
    await expect.poll(() => popup.text()).toContain('shop.example');
    await popup.close();
    await expect.poll(isOpen).toBe(false);

    await tab.visit(url);
    await expectClosed(tab);
    await tab.visit(await failingSite('news.example'));
    await expectClosed(tab);
  });
});
