import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readExported } from '../../src/settings/transfer.ts';
import { browserNames } from '../browsers/browser.ts';
import { failing, healthy } from '../gateways/behaviours.ts';
import { startOrigin } from '../gateways/origin.ts';
import { axeViolations } from './axe.ts';
import { useStage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatelight-options-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(browserNames)('the page of settings, in %s', (name) => {
  const downloads = join(folder, name);
  const stage = useStage(name, { downloads });
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
    await stage.browser.evaluate(async ({ storage: { sync, local } }) => {
      await Promise.all([sync.clear(), local.clear()]);
    });
  });

  async function openOptions(): Promise<Page> {
    const page = await stage.browser.openPage('options.html');
    pages.push(page);
    await page.waitForSelector('h1');
    return page;
  }

  const stored = (area: 'sync' | 'local', key: string) =>
    stage.browser.evaluate(async (api, of, wanted) => (await api.storage[of].get(wanted))[wanted], area, key);
  const textOf = (page: Page, selector = 'body') =>
    // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees, so hidden text must not count.
    page.$eval(selector, (element) => (element as HTMLElement).innerText);
  const isSaved = (page: Page) => expect.poll(() => textOf(page, '.outcome')).toBe('Saved');
  const pick = async (page: Page, field: string, value: string) => {
    // A page behind another takes no clicks in Chromium.
    await page.bringToFront();
    await page.click(`input[name=${field}][value=${value}]`);
    await isSaved(page);
  };
  const write = async (page: Page, selector: string, value: string) => {
    await page.click(selector, { count: 3 });
    await page.type(selector, value);
    await page.keyboard.press('Tab');
  };
  const isChecked = (page: Page, selector: string) =>
    page.$eval(selector, (box) => (box as HTMLInputElement).checked);

  async function failedSite(status: number, host = 'shop.example') {
    const app = await stage.until(startOrigin(failing(status)));
    const url = `http://${host}:${app.port}/`;
    const tab = await stage.openTab();
    await tab.visit(url);
    return { app, tab, url, asked: () => app.requests.filter(({ path }) => path === '/').length };
  }
  const expectPhase = (url: string, phase: object) =>
    expect.poll(async () => (await stage.outageOf(url))?.phase, { timeout: 15_000 }).toMatchObject(phase);
  const asks = { name: 'waiting', reason: 'only-when-asked' };
  const counts = { name: 'counting' };

  it('stops and starts what is tried again by itself, at once', async () => {
    const page = await openOptions();
    await pick(page, 'retryMode', 'never');
    const { url } = await failedSite(502);
    await expectPhase(url, { name: 'waiting', reason: 'switched-off' });
    await pick(page, 'retryMode', 'auto');
    await expectPhase(url, counts);
    await pick(page, 'retryMode', 'ask');
    await expectPhase(url, asks);
    expect(await stored('sync', 'general')).toEqual({ version: 1, retryMode: 'ask' });
  });

  it('narrows and widens the classes of status', async () => {
    const page = await openOptions();
    await page.click('input[name=retryGatewayErrors]');
    await page.click('input[name=retryServerErrors]');
    await isSaved(page);
    await expect.poll(() => stored('sync', 'general')).toMatchObject({ retryServerErrors: true });
    await expectPhase((await failedSite(502)).url, asks);
    await expectPhase((await failedSite(500)).url, counts);
  });

  it('limits the tries, and keeps no number that is out of bounds', async () => {
    const page = await openOptions();
    await write(page, 'input[name=attemptLimit]', '21');
    await expect
      .poll(() => page.$eval('input[name=attemptLimit]', ({ ariaInvalid }) => ariaInvalid))
      .toBe('true');
    expect(await stored('sync', 'general')).toBeUndefined();
    await write(page, 'input[name=attemptLimit]', '1');
    await isSaved(page);
    const { url, asked } = await failedSite(502);
    await expectPhase(url, { name: 'waiting', reason: 'attempts-spent' });
    expect(asked()).toBe(2);
  });

  it('makes, changes and unmakes the rule of one site', async () => {
    const page = await openOptions();
    const { url } = await failedSite(502);
    await expectPhase(url, counts);
    await page.bringToFront();
    await page.type('input[name=address]', 'not a site');
    await page.keyboard.press('Enter');
    await expect.poll(() => textOf(page)).toContain('This is not the address of a website.');
    await write(page, 'input[name=address]', url);
    await page.click('.new-rule button');
    await expectPhase(url, asks);
    await page.select('.rules select', 'never');
    await expectPhase(url, { name: 'waiting', reason: 'switched-off' });
    await page.type('input[name=search]', 'nowhere');
    await expect.poll(() => page.$$eval('.rules li', ({ length }) => length)).toBe(0);
    await write(page, 'input[name=search]', 'shop');
    await page.click('.rules button');
    await expectPhase(url, counts);
    // Browsing habits never leave the machine.
    expect(await stage.browser.evaluate((api) => api.storage.sync.get(null))).not.toHaveProperty('siteRules');
  });

  it('keeps no history where none is wanted, and forgets what there was', async () => {
    const page = await openOptions();
    const outages = async () =>
      ((await stored('local', 'history')) as { outages: { origin: string }[] } | undefined)?.outages;
    const first = await failedSite(502);
    await expectPhase(first.url, counts);
    await first.tab.close();
    const { origin } = new URL(first.url);
    await expect
      .poll(async () => (await outages())?.some((past) => past.origin === origin), { timeout: 5_000 })
      .toBe(true);
    await page.click('input[name=historyKept]');
    await expect.poll(outages).toBeUndefined();
    const { tab, url } = await failedSite(502);
    await expectPhase(url, counts);
    await tab.close();
    await expect.poll(async () => (await stage.outageOf(url))?.phase.name ?? 'ended').toBe('ended');
    expect(await outages()).toBeUndefined();
  });

  it('gives every page the colours chosen', async () => {
    const [page, other] = [await openOptions(), await openOptions()];
    const paper = () => other.$eval('body', (body) => getComputedStyle(body).backgroundColor);
    const light = await paper();
    await pick(page, 'theme', 'dark');
    await expect.poll(paper).not.toBe(light);
    const { tab } = await failedSite(404);
    const popup = await stage.openPopup(tab);
    const inks = () => popup.evaluate(({ body }) => getComputedStyle(body).color);
    await expect.poll(async () => Number(/\d+/.exec(await inks())?.[0])).toBeGreaterThan(200);
  });

  // Who answers the browser's question differs: Firefox's own automation says yes, Chromium's window is never seen.
  if (name === 'chromium')
    it('stays silent as long as the browser has not allowed it to tell', async () => {
      const page = await openOptions();
      await page.click('input[name=notifications]');
      expect(await isChecked(page, 'input[name=notifications]')).toBe(false);
      expect(await stored('sync', 'general')).toBeUndefined();
    });

  if (name === 'firefox')
    it('tells who asked to be told that a page is back', async () => {
      const page = await openOptions();
      await page.click('input[name=notifications]');
      await expect.poll(() => isChecked(page, 'input[name=notifications]')).toBe(true);
      expect(await stored('sync', 'general')).toMatchObject({ notifications: true });
      expect(await textOf(page)).toContain('Your browser allows it.');
      const { app, tab, url } = await failedSite(502);
      await expectPhase(url, counts);
      const wish = (kind: string) =>
        stage.browser.evaluate(
          (api, tabId, what) => api.runtime.sendMessage({ kind: 'wish', tabId, wish: what }),
          tab.id,
          kind,
        );
      // Headless it is shown to nobody and taken away at once, which Firefox tells.
      await stage.browser.evaluate((api) => {
        const told: string[] = [];
        Object.assign(globalThis, { told });
        api.notifications.onClosed.addListener((id) => void told.push(id));
      });
      await wish('keep-trying');
      await app.become(healthy);
      await wish('try-now');
      const told = () => stage.browser.evaluate(() => (globalThis as unknown as { told: string[] }).told);
      await expect.poll(told, { timeout: 10_000 }).toHaveLength(1);
    });

  it('shows a change on other open pages at once', async () => {
    const [page, other] = [await openOptions(), await openOptions()];
    await pick(page, 'openPopup', 'never');
    await expect.poll(() => isChecked(other, 'input[name=openPopup][value=never]')).toBe(true);
  });

  it.each([
    ['no JSON', '{\n  "gatelight": 1,\n  oops\n}', 'Line 3 cannot be read.'],
    [
      'a value out of bounds',
      '{"gatelight": 1, "settings": {"retryMode": "never", "attemptLimit": 99}}',
      'settings.attemptLimit: must be a whole number from 1 to 20.',
    ],
    [
      'what would change all objects',
      '{"gatelight": 1, "settings": {"__proto__": {"retryMode": "never"}}}',
      'settings.__proto__: nothing here has this name.',
    ],
  ])('takes nothing from a file with %s, and says why', async (_, content, words) => {
    const page = await openOptions();
    await pick(page, 'retryMode', 'ask');
    const file = join(folder, `${name}.json`);
    writeFileSync(file, content);
    await (await page.$('input[type=file]'))?.uploadFile(file);
    await expect.poll(async () => plain(await textOf(page, '.result'))).toContain(words);
    expect(await textOf(page, '.result')).toContain('Nothing was changed.');
    expect(await stored('sync', 'general')).toEqual({ version: 1, retryMode: 'ask' });
    expect(await isChecked(page, 'input[name=retryMode][value=ask]')).toBe(true);
  });

  it('saves all to a file, brings it in again, and sets everything back', async () => {
    const page = await openOptions();
    await pick(page, 'retryMode', 'ask');
    await page.type('input[name=address]', 'wiki.example');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.rules li');
    await page.click('[data-act=export]');
    const saved = () => readdirSync(downloads).find((file) => file.endsWith('settings.json'));
    await expect.poll(saved, { timeout: 5_000 }).toBeDefined();
    const file = join(downloads, saved() ?? '');
    await expect
      .poll(() => readExported(readFileSync(file, 'utf8')))
      .toMatchObject({
        choices: { retryMode: 'ask', attemptLimit: 8 },
        siteRules: { 'https://wiki.example': 'ask' },
      });

    await page.click('.acts button:nth-child(3)');
    await page.waitForSelector('.question .strong');
    await page.click('.question .strong');
    await expect.poll(() => isChecked(page, 'input[name=retryMode][value=auto]')).toBe(true);
    await expect.poll(() => page.$$eval('.rules li', ({ length }) => length)).toBe(0);

    await (await page.$('input[type=file]'))?.uploadFile(file);
    await expect.poll(() => isChecked(page, 'input[name=retryMode][value=ask]')).toBe(true);
    await page.waitForSelector('.rules li');
  });

  it('tells of a store that could not be read, and gives it back', async () => {
    await stage.browser.evaluate((api) => api.storage.local.set({ siteRules: 'x' }));
    const page = await openOptions();
    await page.waitForSelector('.set-aside');
    expect(await stored('local', 'setAside')).toMatchObject([
      { what: 'siteRules', why: 'damaged', stored: 'x' },
    ]);
    await page.click('[data-act=save-set-aside]');
    await expect.poll(() => readdirSync(downloads).some((file) => file.includes('set-aside'))).toBe(true);
  });

  it('can be used by keys alone', async () => {
    const page = await openOptions();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
    const reached: (string | null | undefined)[] = [];
    for (let nth = 0; nth < 20 && !reached.includes('historyDays'); nth++) {
      await page.keyboard.press('Tab');
      reached.push(await focused());
      if (reached.at(-1) === 'retryMode') await page.keyboard.press('ArrowDown');
      if (reached.at(-1) === 'retryTooManyRequests') await page.keyboard.press(' ');
    }
    const wanted = [
      'retryMode',
      'attemptLimit',
      'address',
      'mode',
      'openPopup',
      'notifications',
      'theme',
      'historyDays',
    ];
    expect(wanted.filter((field) => !reached.includes(field))).toEqual([]);
    await expect
      .poll(() => stored('sync', 'general'))
      .toEqual({ version: 1, retryMode: 'ask', retryTooManyRequests: false });
  });

  it.each(['light', 'dark'] as const)('has no fault that axe finds, in %s', async (colorScheme) => {
    await stage.browser.evaluate((api) =>
      api.storage.local.set({
        siteRules: { 'https://shop.example': 'never' },
        setAside: [{ what: 'history', why: 'newer', at: 1, stored: {} }],
      }),
    );
    await stage.browser.appear({ colorScheme });
    const page = await openOptions();
    await page.waitForSelector('.rules li');
    await page.click('.acts button:nth-child(3)');
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewport({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it('is reached from the popup', async () => {
    const { tab } = await failedSite(404);
    const popup = await stage.openPopup(tab);
    await popup.click('[data-act=options]');
    const url = `${stage.browser.origin}/options.html`;
    const found = () =>
      stage.browser.evaluate(
        async (api, wanted) =>
          (await api.tabs.query({})).filter((one) => one.url === wanted).map(({ id }) => id),
        url,
      );
    await expect.poll(found).toHaveLength(1);
    await stage.browser.evaluate((api, ids) => api.tabs.remove(ids.flatMap((id) => id ?? [])), await found());
  });
});

/** Without the marks that isolate what others wrote from the direction of the rest. */
function plain(words: string): string {
  return words.replace(/[\u2066-\u2069]/g, '');
}
