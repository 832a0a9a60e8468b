import { describe, expect, it } from 'vitest';
import type { Tab } from '../browsers/browser.ts';
import { healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { type Stage, useStage } from './stage.ts';

/**
 * Takes away what Chrome has only from 148 on; the oldest that the extension supports is 120. The test's own calls go
 * through `chrome`, so whatever the extension does it does through the polyfill.
 */
const prelude = 'delete globalThis.browser;';
const pagePrelude = `${prelude} document.documentElement.dataset.before = typeof browser;`;

/** What the popup of a healthy page says is the answer to its message, for nothing is stored of such a page. */
async function expectAnswer(stage: Stage) {
  const tab = await stage.openTab();
  const { port } = await stage.until(startOrigin(healthy));
  await tab.visit(`http://fine.example:${port}/`);
  const popup = await stage.openPopup(tab);
  await expect.poll(() => popup.text()).toContain('This page is fine');
}

describe('Chrome with a `browser` of its own', () => {
  const stage = useStage('chromium');

  it('answers the messages of the popup by the same promise', async () => {
    await expectAnswer(stage);
  });
});

describe('Chrome without a `browser` of its own', () => {
  const stage = useStage('chromium', { prelude, pagePrelude });

  async function failedTab() {
    const app = await stage.until(startOrigin('down'));
    const nginx = await stage.until(startNginx({ origin: app }));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${nginx.port}/`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    return { app, tab };
  }

  /** The popup over a tab, which must have loaded the polyfill to show anything. */
  async function popupOver(tab: Tab) {
    const popup = await stage.openPopup(tab);
    const present = await popup.evaluate(({ documentElement }) => ({
      before: documentElement.dataset.before,
      now: 'browser' in globalThis,
    }));
    expect(present).toEqual({ before: 'undefined', now: true });
    return popup;
  }

  it('gets the badge, the popup and the page back', async () => {
    const { app, tab } = await failedTab();
    expect(await stage.titleOf(tab)).toContain('trying again');
    const popup = await popupOver(tab);
    await expect.poll(() => popup.text()).toMatch(/Trying again in \d/);

    await app.become(healthy);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 20_000 }).toBe('All is well');
    await expect.poll(() => popup.text()).toContain('The page is back');
  });

  it('answers the messages of the popup', async () => {
    const { app, tab } = await failedTab();
    await app.become(healthy);
    const popup = await popupOver(tab);
    // The answer to a command that is refused would be shown.
    await popup.click('[data-act=try-now]');
    await expect.poll(() => stage.pageTitle(tab), { timeout: 5_000 }).toBe('All is well');

    await expectAnswer(stage);
  });

  it('keeps retrying after its worker was stopped', async () => {
    const { app, tab } = await failedTab();
    await stage.browser.worker.stop();
    await app.become(healthy);
    // The alarm, or the activation of the tab, starts the next worker, which loads the polyfill again.
    const popup = await popupOver(tab);
    await popup.click('[data-act=try-now]');
    await expect.poll(() => stage.pageTitle(tab), { timeout: 10_000 }).toBe('All is well');
  });
});
