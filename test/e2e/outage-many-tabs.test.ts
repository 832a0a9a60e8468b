import { describe, it } from 'vitest';
import { browserNames, type Tab } from '../browsers/browser.ts';
import { giveCommand } from '../browsers/command.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { useStage } from './stage.ts';

const minute = 60_000;

// Both browsers run at once, since each mostly waits.
describe.concurrent.each(browserNames)('the outage of a site with many tabs, in %s', (name) => {
  const stage = useStage(name);

  it('sends at most 6 requests in a minute for 8 tabs, and recovers all of them', async ({ expect }) => {
    const app = await stage.until(startOrigin(failing(502)));
    const url = `http://shop.example:${app.port}/`;
    const tabs: Tab[] = [];
    for (let nth = 0; nth < 8; nth++) {
      const tab = await stage.openTab();
      await tab.visit(`${url}?${nth}`);
      tabs.push(tab);
    }
    const begun = Date.now();
    const pages = () => app.requests.filter(({ path }) => path.startsWith('/?'));
    expect(pages().length).toBeGreaterThanOrEqual(8);
    await expect
      .poll(() => Date.now() - begun, { timeout: minute + 10_000, interval: 1_000 })
      .toBeGreaterThan(minute);
    expect(pages().length - 8).toBeLessThanOrEqual(6);
    expect(pages().length - 8).toBeGreaterThanOrEqual(2);

    await app.become(healthy);
    await giveCommand(stage.browser, tabs[0] as Tab, 'try-now');
    for (const tab of tabs)
      await expect.poll(() => stage.pageTitle(tab), { timeout: 30_000 }).toBe('All is well');
    const back = pages()
      .slice(-8)
      .map(({ at }) => at);
    // The leader comes first, then the others one after the other.
    expect(Math.max(...back) - Math.min(...back)).toBeGreaterThan(3_000);
  }, 150_000);
});
