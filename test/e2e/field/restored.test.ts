import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from '../../browsers/browser.ts';
import { giveCommand } from '../../browsers/command.ts';
import { launch } from '../../browsers/launch.ts';
import { failing, healthy } from '../../gateways/behaviors.ts';
import { startOrigin } from '../../gateways/origin.ts';

// Chromium only: Firefox removes an unsigned add-on when it closes. What Firefox shares with a second start,
// tabs that were open before the extension, is tested in `unobserved.test.ts`.

it('recovers the failed pages that a second start of Chromium restores', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'gatelight-profile-'));
  let browser: Browser | undefined;
  onTestFinished(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const site = async (status: number) => {
    const app = await startOrigin(failing(status));
    onTestFinished(() => app.stop());
    const origin = `http://shop.example:${app.port}`;
    return { app, origin, asked: () => app.requests.filter(({ path }) => path === '/one').length };
  };
  const [gateway, kept, crashed] = [await site(502), await site(500), await site(500)];
  const pages = [
    `${gateway.origin}/one`,
    `${gateway.origin}/two`,
    `${kept.origin}/one`,
    `${crashed.origin}/one`,
  ];

  browser = await launch('chromium', { switches: [`--user-data-dir=${profile}`] });
  for (const page of pages) await browser.newTab(page);
  await browser.evaluate(({ storage: { local } }, rules) => local.set({ siteRules: { version: 1, rules } }), {
    [kept.origin]: 'keep',
  });
  // Chromium writes its session to disk some seconds late.
  const session = () => {
    const folder = join(profile, 'Default', 'Sessions');
    return readdirSync(folder)
      .map((file) => readFileSync(join(folder, file)).toString('latin1'))
      .join();
  };
  for (const page of pages) await expect.poll(session, { timeout: 15_000 }).toContain(page);
  await browser.close();

  browser = await launch('chromium', { switches: [`--user-data-dir=${profile}`, '--restore-last-session'] });
  const tabs = async () =>
    (await browser?.evaluate(async (api) => {
      const all = await api.tabs.query({});
      return Promise.all(
        all.map(async ({ id = -1, url = '', title }) => ({
          id,
          url,
          title,
          badge: await api.action.getBadgeText({ tabId: id }),
        })),
      );
    })) ?? [];
  const at = async (url: string) => (await tabs()).find((tab) => tab.url === url);
  const badges = () => Promise.all(pages.map(async (page) => (await at(page))?.badge));
  await expect.poll(badges, { timeout: 20_000 }).toEqual(['502', '502', '500', '500']);

  // A 500 is retried only on a click, unless its site's rule is to keep trying.
  const before = kept.asked();
  await expect.poll(kept.asked, { timeout: 40_000 }).toBeGreaterThan(before + 1);
  const untouched = crashed.asked();

  for (const { app } of [gateway, kept, crashed]) await app.become(healthy);
  const titles = async (wanted: readonly string[]) =>
    Promise.all(wanted.map(async (page) => (await at(page))?.title));
  const [crashedPage = '', ...others] = pages.toReversed();
  await expect.poll(() => titles(others), { timeout: 60_000 }).toEqual(others.map(() => 'All is well'));
  expect(crashed.asked()).toBe(untouched);
  await giveCommand(browser, { id: (await at(crashedPage))?.id ?? -1 }, 'try-now');
  await expect.poll(() => titles([crashedPage])).toEqual(['All is well']);
  expect(await browser.problems()).toEqual([]);
});
