import { afterAll, describe, expect, it } from 'vitest';
import { browserNames, everySite } from '../browsers/browser.ts';
import { healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { refusePrompt } from './firefox-prompt.ts';
import { expectScheduled, expectStopped, shownFailure } from './outage-state.ts';
import { useStage } from './stage.ts';

describe.each(browserNames)('what the user allows, in %s', (name) => {
  const stage = useStage(name);
  afterAll(() => stage.browser.setAccess(everySite));

  async function failingSite(host = 'shop.example') {
    const app = await stage.until(startOrigin('down'));
    const nginx = await stage.until(startNginx({ origin: app }));
    return { app, url: `http://${host}:${nginx.port}/` };
  }

  it('taken away while a page is being retried: it stops and says why, and continues when granted again', async () => {
    const { app, url } = await failingSite();
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe('502');
    await expectScheduled(stage, url);

    await stage.browser.setAccess([]);
    await expectStopped(stage, url, 'no-permission');
    expect(await stage.badgeOf(tab)).toBe('502');
    // Painted after it is stored.
    await expect.poll(() => stage.titleOf(tab)).toBe('Gatelight: this page failed');
    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text(), { timeout: 5_000 }).toContain('no longer has access to this site');
    expect(await popup.text()).toContain('Allow on this site');
    await popup.close();

    await app.become(healthy);
    await stage.browser.setAccess(everySite);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 20_000 }).toBe('All is well');
  });

  it('none: a click explains the page, and the user can grant more from there', async () => {
    await stage.browser.setAccess([]);
    const { app, url } = await failingSite();
    const tab = await stage.openTab();
    await tab.visit(url);
    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text(), { timeout: 5_000 }).toContain('Is it me?');
    expect(await popup.text()).toContain('permission to watch shop.example');
    expect(await stage.badgeOf(tab)).toBe('502');
    await expectStopped(stage, url, 'only-when-asked');

    await app.become(healthy);
    await popup.click('[data-act=try-now]');
    await expect.poll(() => app.requests.some(({ path }) => path === '/')).toBe(true);
    // A click's permission outlives the reload in Chromium, and ends with it in Firefox.
    const words = { chromium: 'The page is back.', firefox: "Gatelight can't look at this page." }[name];
    await expect.poll(() => popup.text(), { timeout: 5_000 }).toContain(words);
  });

  it('none: a failed page is forgotten with the next one, which cannot be observed', async () => {
    await stage.browser.setAccess(everySite);
    const { url } = await failingSite();
    const { url: other } = await failingSite('news.example');
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe('502');
    await stage.browser.setAccess([]);
    await tab.visit(other);
    await expect.poll(() => shownFailure(stage, tab), { timeout: 5_000 }).toBeUndefined();
    expect(await stage.badgeOf(tab)).toBe('');
  });

  it('none: a healthy page is reported as healthy, and no more is promised', async () => {
    await stage.browser.setAccess([]);
    const { app, url } = await failingSite();
    await app.become(healthy);
    const tab = await stage.openTab();
    await tab.visit(url);
    const popup = await stage.openPopup(tab);
    await expect
      .poll(() => popup.text(), { timeout: 5_000 })
      .toContain('Gatelight checked this page because you clicked');
  });

  it('one site: that one is watched, others only on a click', async () => {
    const { url } = await failingSite();
    const { url: other } = await failingSite('news.example');
    await stage.browser.setAccess(['http://shop.example/*']);
    const [tab, unwatched] = [await stage.openTab(), await stage.openTab()];
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab), { timeout: 5_000 }).toBe('502');
    await expectScheduled(stage, url);
    await unwatched.visit(other);
    const popup = await stage.openPopup(unwatched);
    await expect.poll(() => popup.text(), { timeout: 5_000 }).toContain('permission to watch news.example');
  });

  // Firefox only: Chromium's prompt is a window of its own, which no test reaches and nobody answers.
  if (name === 'firefox')
    it('requested and refused: the popup still says what it lacks, and may ask again', async () => {
      await stage.browser.setAccess([]);
      const { app, url } = await failingSite();
      const tab = await stage.openTab();
      await tab.visit(url);
      const popup = await stage.openPopup(tab);
      await expect.poll(() => popup.text(), { timeout: 5_000 }).toContain('permission to watch shop.example');
      const allow = '[data-act=access_allow_site]';
      await refusePrompt(stage.browser.puppeteer, () => popup.click(allow));
      const may = () =>
        stage.browser.evaluate((api) => api.permissions.contains({ origins: ['http://shop.example/*'] }));
      expect(await may()).toBe(false);
      expect(await popup.text()).toContain('permission to watch shop.example');
      await expectStopped(stage, url, 'only-when-asked');

      await app.become(healthy);
      await popup.click(allow);
      await expect.poll(may).toBe(true);
      await expect
        .poll(() => popup.text(), { timeout: 5_000 })
        .not.toContain('permission to watch shop.example');
      // The page's method was not observed, so it is requested by its own URL.
      await expect.poll(() => stage.pageTitle(tab), { timeout: 20_000 }).toBe('All is well');
    });
});
