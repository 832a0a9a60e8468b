import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { expectStopped } from './outage-state.ts';
import { useStage } from './stage.ts';

describe.each(browserNames)('an nginx whose app is down, in %s', (name) => {
  const stage = useStage(name);

  /** Opens a tab with the 502 that nginx sends while nothing listens behind it. */
  async function failedTab() {
    const app = await stage.until(startOrigin('down'));
    const nginx = await stage.until(startNginx({ origin: app }));
    const url = `http://shop.example:${nginx.port}/`;
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    return { app, url, tab };
  }

  it('shows the badge, explains the failure in words, and brings the page back without a click', async () => {
    const { app, tab } = await failedTab();
    expect(await stage.titleOf(tab)).toContain('trying again');

    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text()).toContain('shop.example');
    const words = await popup.text();
    expect(words).toContain('Try again now');
    expect(words).toMatch(/Trying again in \d/);
    expect(words).not.toContain('undefined');

    await app.become(healthy);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 20_000 }).toBe('All is well');
    await expect.poll(() => popup.text()).toContain('The page is back');
    expect(await popup.text()).toMatch(/It was gone for \d+(\.\d)? seconds/);
    await expect.poll(() => stage.badgeOf(tab), { timeout: 15_000 }).toBe('');
    expect(await stage.titleOf(tab)).toBe('Gatelight');
  });

  it('tries again at once when the user says so', async () => {
    const { app, tab } = await failedTab();
    await app.become(healthy);
    const popup = await stage.openPopup(tab);
    await popup.click('[data-act=try-now]');
    await expect.poll(() => stage.pageTitle(tab), { timeout: 5_000 }).toBe('All is well');
  });

  it('sends nothing after Stop, and continues until the page is back after Keep trying', async () => {
    const { app, url, tab } = await failedTab();
    const popup = await stage.openPopup(tab);
    await popup.click('[data-act=stop]');
    await expect.poll(() => popup.text()).toContain('Gatelight has stopped.');
    await expectStopped(stage, url, 'user');

    await popup.click('[data-act=keep-trying]');
    await expect.poll(() => popup.text()).toContain('keeps trying until the page is back');
    await app.become(healthy);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 20_000 }).toBe('All is well');
  });

  it('reloads without the cache when asked', async () => {
    const { app, tab } = await failedTab();
    await app.become(healthy);
    const popup = await stage.openPopup(tab);
    await popup.click('[data-section=more] > summary');
    await popup.click('[data-act=reload-without-cache]');
    await expect.poll(() => stage.pageTitle(tab), { timeout: 5_000 }).toBe('All is well');
    expect(app.requests.find(({ path }) => path === '/')?.headers['cache-control']).toBe('no-cache');
  });
});
