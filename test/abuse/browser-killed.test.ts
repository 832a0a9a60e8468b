import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser as Puppeteer } from 'puppeteer-core';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { familyOf } from '../browsers/processes.ts';
import { failing } from '../gateways/behaviors.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import { isLong, report } from './run.ts';
import {
  accountedFor,
  counted,
  mostInAMinute,
  outcomesOf,
  repair,
  type Site,
  settled,
  tallied,
  tryNow,
} from './sites.ts';

// Chromium only: Firefox removes an unsigned add-on when it restarts.
const profile = mkdtempSync(join(tmpdir(), 'gatelight-killed-'));
const pages = 8;
const kills = isLong ? 5 : 1;
const rule = { 'http://wiki.example': 'never' };
const chosen = { version: 1, attemptLimit: 5, openPopup: 'never' };

let browser: Browser | undefined;
let apps: Origin[] = [];
afterEach(async () => {
  await browser?.close();
  for (const app of apps) await app.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

it('a browser that is killed loses no page and no setting of the user', async () => {
  let puppeteer: Puppeteer | undefined;
  const start = () =>
    launch('chromium', {
      switches: [`--user-data-dir=${profile}`],
      before: async (started) => {
        puppeteer = started;
      },
    });
  apps = await Promise.all(Array.from({ length: pages }, () => startOrigin(failing(502))));
  const urls = apps.map(({ port }) => `http://shop.example:${port}/`);
  browser = await start();
  await browser.evaluate(
    async (api, general, rules) => {
      await api.storage.sync.set({ general });
      await api.storage.local.set({ siteRules: { version: 1, rules } });
    },
    chosen,
    rule,
  );
  const visit = () =>
    browser?.evaluate(
      (api, wanted) =>
        Promise.all(wanted.map((url) => api.tabs.create({ url, active: false }))).then(() => {}),
      urls,
    );
  await visit();

  /** Returns the sites with the tabs that show them now. */
  async function sites(): Promise<Site[]> {
    const ids = await browser?.evaluate(async (api, wanted) => {
      const tabs = await api.tabs.query({});
      return wanted.map((url) => tabs.find((tab) => tab.url === url)?.id ?? -1);
    }, urls);
    return apps.map((app, nth) => ({
      app,
      url: urls[nth] ?? '',
      tab: { id: ids?.[nth] ?? -1 },
      asked: () => app.requests.filter(({ path }) => path === '/'),
    }));
  }
  const lost = async () => {
    const now = await sites();
    if (!browser || now.some(({ tab }) => tab.id < 0)) return pages;
    return tallied(await outcomesOf({ browser }, now)).lost;
  };
  await expect.poll(lost, { timeout: 30_000, interval: 200 }).toBe(0);

  for (let nth = 0; nth < kills; nth++) {
    const family = familyOf(puppeteer?.process()?.pid ?? -1);
    const dead = new Promise((resolve) => puppeteer?.once('disconnected', resolve));
    for (const pid of family) process.kill(pid, 'SIGKILL');
    await dead;
    browser = await start();
    // Opens the pages again, as a user does after a crash; restored pages are tested elsewhere.
    await visit();
    await expect.poll(lost, { timeout: 40_000, interval: 200 }).toBe(0);
  }

  const stored = await browser.evaluate(async ({ storage: { sync, local } }) => [
    (await sync.get('general')).general,
    (await local.get('siteRules')).siteRules,
  ]);
  expect(stored).toEqual([chosen, { version: 1, rules: rule }]);
  const now = await sites();
  const seen = tallied(await accountedFor({ browser }, now, 10_000));
  await repair(now);
  for (const site of now) await tryNow({ browser }, site);
  const { recovered } = tallied(await settled({ browser }, now, 20_000));
  // The test's own visits come on top of the extension's requests.
  const extra = now.reduce((sum, { asked }) => sum + Math.max(0, mostInAMinute(asked()) - 11 - kills), 0);
  report('browser killed, chromium', await counted({ browser }, { cases: pages, ...seen, extra }), {
    kills,
    'back after a click': recovered,
  });
  expect([recovered, extra]).toEqual([pages, 0]);
  expect(await browser.problems()).toEqual([]);
}, 300_000);
