import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { type SettingName, settingNames } from '../../src/settings/table.ts';
import { browserNames, waitFor } from '../browsers/browser.ts';
import { giveCommand } from '../browsers/command.ts';
import { freePort } from '../gateways/address.ts';
import { healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { ownBrowser } from './browser-session.ts';
import { isSaved, pick, textOf, tick, useOptionsPage, write } from './options-page.ts';
import { expectOver, expectScheduled, expectStopped, shownFailure } from './outage-state.ts';
import { partsSite } from './parts-site.ts';
import { expectStays } from './stays.ts';

const day = 24 * 60 * 60_000;

describe.each(browserNames)('a choice on the settings page, in %s,', (name) => {
  // Firefox's automation grants the browser's prompt; Chromium's window is never seen.
  const granted = { granted: ['notifications'] };
  const { stage, openOptions, stored, failedSite } = useOptionsPage(
    name,
    // The popup opens automatically at most once in ten minutes.
    name === 'chromium' ? granted : ownBrowser,
  );

  /** A group of statuses: what happens without a click where its box is checked, and where it is not. */
  const group =
    (field: SettingName, status: number, headers: Record<string, string> = {}) =>
    async (page: Page) => {
      await tick(page, field, true);
      const { url } = await failedSite(status, headers);
      await expectScheduled(stage, url);
      await tick(page, field, false);
      await expectStopped(stage, (await failedSite(status, headers)).url, 'only-when-asked');
    };

  const history = async () =>
    ((await stored('local', 'history')) as { outages: { origin: string }[] } | undefined)?.outages;

  /**
   * The behavior that each setting names. A new setting does not compile until its behavior is shown here.
   */
  const shown: Readonly<Record<SettingName, (page: Page) => Promise<void>>> = {
    async retryMode(page) {
      await pick(page, 'retryMode', 'never');
      const { url } = await failedSite(502);
      await expectStopped(stage, url, 'switched-off');
      await pick(page, 'retryMode', 'auto');
      await expectScheduled(stage, url);
      await pick(page, 'retryMode', 'ask');
      await expectStopped(stage, url, 'only-when-asked');
      expect(await stored('sync', 'general')).toEqual({ version: 1, retryMode: 'ask' });
    },

    async retryNoAnswer(page) {
      const refused = async () => {
        const url = `http://shop.example:${await freePort()}/`;
        await (await stage.openTab()).visit(url);
        return url;
      };
      // Chromium itself reloads such a page: there is nothing to choose.
      if (name === 'chromium') {
        await expectStopped(stage, await refused(), 'browser-retries');
        return expect(await page.$('input[name=retryNoAnswer]')).toBeNull();
      }
      await expectScheduled(stage, await refused());
      await tick(page, 'retryNoAnswer', false);
      await expectStopped(stage, await refused(), 'only-when-asked');
    },

    retryGatewayErrors: group('retryGatewayErrors', 504),
    retryCdnErrors: group('retryCdnErrors', 521),
    retryTooManyRequests: group('retryTooManyRequests', 429, { 'Retry-After': '30' }),
    retryServerErrors: group('retryServerErrors', 500),

    async attemptLimit(page) {
      await write(page, 'input[name=attemptLimit]', '1');
      await isSaved(page);
      const { url, asked } = await failedSite(502);
      await expectStopped(stage, url, 'attempts-spent');
      expect(asked()).toBe(2);
    },

    async runLimit(page) {
      const inTwoMinutes = { 'Retry-After': '120' };
      await expectScheduled(stage, (await failedSite(503, inTwoMinutes)).url);
      await write(page, 'input[name=runLimit]', '1');
      await isSaved(page);
      const reason = 'retry-after-too-late';
      await expectStopped(stage, (await failedSite(503, inTwoMinutes)).url, reason);
    },

    async openPopup(page) {
      await pick(page, 'openPopup', 'always');
      const { tab } = await failedSite(502);
      const popup = await stage.browser.popup();
      await expect.poll(() => popup.text()).toContain('shop.example');
      await popup.close();
      await tab.close();
      // That it stays closed for never, and while the icon is pinned, is shown in `opening.test.ts`.
    },

    async notifications(page) {
      await tick(page, 'notifications', true);
      expect(await textOf(page)).toContain('Your browser allows notifications.');
      const { app, tab, url } = await failedSite(502);
      await expectScheduled(stage, url);
      // Headless Firefox shows it to nobody and closes it at once, which it reports; Chromium keeps it.
      await stage.browser.evaluate((api) => {
        const shownIds: string[] = [];
        Object.assign(globalThis, { shownIds });
        api.notifications.onClosed.addListener((id) => void shownIds.push(id));
      });
      await giveCommand(stage.browser, tab, 'keep-trying');
      await app.become(healthy);
      // A tab in front triggers no notification.
      await page.bringToFront();
      await giveCommand(stage.browser, tab, 'try-now');
      const shownIds = () =>
        stage.browser.evaluate(async (api) => [
          ...(globalThis as unknown as { shownIds: string[] }).shownIds,
          ...Object.keys(await api.notifications.getAll()),
        ]);
      await expect.poll(shownIds, { timeout: 10_000 }).toHaveLength(1);
    },

    async watchParts(page) {
      const app = await stage.until(startOrigin(partsSite));
      const tab = await stage.openTab();
      const visit = async () => {
        await tab.visit(`http://shop.example:${app.port}/?call=/status/502`);
        await expect.poll(() => stage.pageTitle(tab)).toBe('Loaded');
      };
      await visit();
      await expectStays(() => stage.badgeOf(tab), '', 500);
      await tick(page, 'watchParts', true);
      const isCounted = async () => {
        await visit();
        return waitFor('the badge', async () => (await stage.badgeOf(tab)) === '1', 5_000).catch(() => false);
      };
      // The background learns of a change a moment after the page has saved it.
      expect((await isCounted()) || (await isCounted())).toBe(true);
    },

    async theme(page) {
      const other = await openOptions();
      const paper = () => other.$eval('body', (body) => getComputedStyle(body).backgroundColor);
      const light = await paper();
      await pick(page, 'theme', 'dark');
      await expect.poll(paper).not.toBe(light);
      const { tab } = await failedSite(404);
      const popup = await stage.openPopup(tab);
      const inks = () => popup.evaluate(({ body }) => getComputedStyle(body).color);
      await expect.poll(async () => Number(/\d+/.exec(await inks())?.[0])).toBeGreaterThan(200);
    },

    async historyKept(page) {
      const first = await failedSite(502);
      await expectScheduled(stage, first.url);
      await first.tab.close();
      const { origin } = new URL(first.url);
      const isKept = async () => (await history())?.some((past) => past.origin === origin);
      await expect.poll(isKept, { timeout: 5_000 }).toBe(true);
      await tick(page, 'historyKept', false);
      await expect.poll(history).toBeUndefined();
      const { tab, url } = await failedSite(502);
      await expectScheduled(stage, url);
      await tab.close();
      await expectOver(stage, url);
      expect(await history()).toBeUndefined();
    },

    async historyDays(page) {
      const { tab, url } = await failedSite(502);
      const { origin } = new URL(url);
      const until = Date.now() - 5 * day;
      const past = { origin, since: until - 120_000, until, end: 'back', attempts: 1 };
      await stage.browser.evaluate(
        (api, outages) => api.storage.local.set({ history: { version: 1, outages } }),
        [past, past, past],
      );
      const usual = async () => {
        const failure = await shownFailure(stage, tab);
        return failure && (failure.usuallyBackWithin ?? 'unknown');
      };
      await tab.visit(url);
      await expect.poll(usual).toBe(120_000);
      await write(page, 'input[name=historyDays]', '2');
      await isSaved(page);
      await tab.visit(url);
      await expect.poll(usual).toBe('unknown');
    },
  };

  it.each(settingNames)('%s, takes effect at once', async (setting) => {
    await shown[setting](await openOptions());
  });

  it('the rule to keep trying, retries a 500 without a click', async () => {
    const page = await openOptions();
    const { url, asked } = await failedSite(500);
    await page.bringToFront();
    await page.type('input[name=address]', url);
    await page.select('.new-rule select', 'keep');
    expect(asked()).toBe(1);
    await page.click('.new-rule button');
    await expect.poll(asked, { timeout: 45_000 }).toBeGreaterThanOrEqual(3);
  });

  it('the rule of one site, takes effect at once, and is removed with the rule', async () => {
    const page = await openOptions();
    const { url } = await failedSite(502);
    await expectScheduled(stage, url);
    await page.bringToFront();
    await page.type('input[name=address]', 'not a site');
    await page.keyboard.press('Enter');
    await expect.poll(() => textOf(page)).toContain("That's not a website address.");
    await write(page, 'input[name=address]', url);
    await page.click('.new-rule button');
    await expectStopped(stage, url, 'only-when-asked');
    await page.waitForSelector('.rules select');
    await page.select('.rules select', 'never');
    await expectStopped(stage, url, 'switched-off');
    await page.type('input[name=search]', 'nowhere');
    await expect.poll(() => page.$$eval('.rules li', ({ length }) => length)).toBe(0);
    await write(page, 'input[name=search]', 'shop');
    await page.waitForSelector('.rules button');
    await page.click('.rules button');
    await expectScheduled(stage, url);
    // Browsing habits never leave the machine.
    expect(await stage.browser.evaluate((api) => api.storage.sync.get(null))).not.toHaveProperty('siteRules');
  });
});
