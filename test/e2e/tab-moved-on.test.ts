import { describe, expect, it } from 'vitest';
import { browserNames, type Popup } from '../browsers/browser.ts';
import { documentIn } from '../browsers/command.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { useQuietStage } from './watching.ts';

describe.each(browserNames)('a tab that has moved on, in %s', (name) => {
  const stage = useQuietStage(name);

  /** Opens two sites, and a tab that shows the first of them. */
  async function opened() {
    const shop = await stage.until(startOrigin(healthy));
    const mail = await stage.until(startOrigin(healthy));
    const tab = await stage.openTab();
    const at = {
      shop: `http://shop.example:${shop.port}/`,
      mail: `http://mail.example:${mail.port}/`,
    };
    await tab.visit(at.shop);
    const asked = () =>
      [shop, mail].map(({ requests }) => requests.filter(({ path }) => path === '/').length);
    return { tab, at, asked, shop, mail };
  }

  const show = (popup: Popup) =>
    popup.evaluate((document) => ({
      site: document.querySelector('.site')?.textContent,
      state: document.querySelector('main')?.dataset.state,
      isAsked: document.querySelector('[data-act=clear-confirm]') !== null,
    }));

  it('is left alone by a command for the page before', async () => {
    const { tab, at, asked } = await opened();
    const document = await documentIn(stage.browser, tab);
    const send = (command: string) =>
      stage.browser.evaluate((api, message) => api.runtime.sendMessage(message), {
        kind: 'command',
        tabId: tab.id,
        document,
        command,
      });
    await tab.visit(at.mail);
    for (const command of ['try-now', 'reload-without-cache', 'go-back', 'send-again'])
      expect(await send(command)).toBe('moved');
    expect(asked()).toEqual([1, 1]);
    expect(await documentIn(stage.browser, tab)).toMatchObject({ url: at.mail });
  });

  it('has not moved on if its page gave itself another URL', async () => {
    const { tab, asked } = await opened();
    const document = await documentIn(stage.browser, tab);
    await stage.browser.evaluate(
      (api, tabId) =>
        api.scripting.executeScript({
          target: { tabId },
          func: () => history.replaceState(null, '', '/?step=2'),
        }),
      tab.id,
    );
    await expect
      .poll(async () => (await documentIn(stage.browser, tab)).url, { timeout: 5_000 })
      .toContain('step=2');
    const message = { kind: 'command', tabId: tab.id, document, command: 'reload-without-cache' };
    const carried = await stage.browser.evaluate((api, sent) => api.runtime.sendMessage(sent), message);
    expect(carried).toBe(document.documentId === undefined ? 'moved' : 'done');
    expect(asked()[1]).toBe(0);
  });

  it('takes its open popup along, and an open question is withdrawn', async () => {
    const { tab, at, shop, mail } = await opened();
    const popup = await stage.openPopup(tab);
    await expect.poll(() => show(popup), { timeout: 5_000 }).toMatchObject({ state: 'fine' });
    await popup.evaluate((document) => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await popup.click('[data-act=clear-files]');
    const shopHost = new URL(at.shop).host;
    await expect.poll(() => show(popup)).toEqual({ site: shopHost, state: 'fine', isAsked: true });

    mail.become(failing(404));
    await tab.visit(at.mail);
    const mailHost = new URL(at.mail).host;
    await expect
      .poll(() => show(popup), { timeout: 5_000 })
      .toEqual({ site: mailHost, state: 'failed', isAsked: false });
    expect(await popup.text()).not.toContain(shopHost);

    await shop.stop();
    await tab.visit(at.shop);
    await expect
      .poll(() => show(popup), { timeout: 5_000 })
      .toMatchObject({ site: shopHost, isAsked: false });
    expect((await show(popup)).state).not.toBe('fine');
  });
});
