import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { useStage } from './stage.ts';
import { expectStays } from './stays.ts';

// The order matters: what must not open the popup comes while nothing else would keep it from opening.
describe.each(browserNames)('opening the popup automatically, in %s,', (name) => {
  const stage = useStage(name, { tuckedAway: true });

  const isOpen = () =>
    stage.browser.evaluate(async (api) => {
      const contexts = await api.runtime.getContexts({ contextTypes: ['POPUP'] });
      return contexts.length > 0;
    });

  /** Asserts that the popup stays closed for another second after the page's content was read. */
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

  it('does not happen where the user chose never', async () => {
    await choose('never');
    const tab = await stage.openTab();
    await tab.visit(await failingSite());
    await expectClosed(tab);
    await choose('tucked-away');
  });

  it('does not happen over a page behind another tab', async () => {
    const behind = await stage.openTab();
    await stage.openTab();
    await stage.browser.evaluate(
      (api, id, url) => api.tabs.update(id, { url }),
      behind.id,
      await failingSite(),
    );
    await expectClosed(behind);
  });

  it('does not happen over a page in a window behind another', async () => {
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

  it('happens once, over the page that failed, and not again for this site or another', async () => {
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
