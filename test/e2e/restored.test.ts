import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../browsers/browser.ts';
import { giveCommand } from '../browsers/command.ts';
import { launch } from '../browsers/launch.ts';
import { failing, healthy } from '../gateways/behaviours.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';

// In Chromium alone: Firefox forgets an add-on that is not signed when it is closed.
const profile = mkdtempSync(join(tmpdir(), 'gatelight-profile-'));
let browser: Browser | undefined;
let app: Origin | undefined;

afterEach(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Chromium writes its session down some seconds late. */
function isInSession(site: string): boolean {
  const folder = join(profile, 'Default', 'Sessions');
  return readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(site));
}

it('finds the failed page that a second start of the browser restores, and brings it back on a click', async () => {
  app = await startOrigin(failing(502));
  const url = `http://shop.example:${app.port}/`;
  browser = await launch('chromium', { switches: [`--user-data-dir=${profile}`] });
  await browser.newTab(url);
  await expect.poll(() => isInSession(`shop.example:${app?.port}`), { timeout: 15_000 }).toBe(true);
  await browser.close();

  browser = await launch('chromium', { switches: [`--user-data-dir=${profile}`, '--restore-last-session'] });
  const restored = () =>
    browser?.evaluate(async (api, wanted) => {
      const [tab] = (await api.tabs.query({})).filter((candidate) => candidate.url === wanted);
      if (tab?.id === undefined) return undefined;
      return { id: tab.id, title: tab.title, badge: await api.action.getBadgeText({ tabId: tab.id }) };
    }, url);
  await expect.poll(async () => (await restored())?.badge, { timeout: 15_000 }).toBe('502');

  await app.become(healthy);
  const tabId = (await restored())?.id;
  await giveCommand(browser, { id: tabId ?? -1 }, 'try-now');
  await expect.poll(async () => (await restored())?.title).toBe('All is well');
  expect(await browser.problems()).toEqual([]);
});
