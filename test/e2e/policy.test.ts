import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { managed } from '../browsers/managed.ts';
import { failing } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { expectStopped } from './outage-state.ts';
import { useStage } from './stage.ts';

const builds = { chromium: '../../dist/chrome', firefox: '../../dist/firefox' };

const policy = {
  retryMode: 'ask',
  attemptLimit: 3,
  locked: ['retryMode', 'siteRules'],
  siteRules: { 'http://wiki.example': 'auto' },
  helpLine: 'Call 4711',
  helpLink: 'https://help.example/',
};

describe.each(browserNames)('an organization’s policy, in %s', (name) => {
  const { options, remove } = managed(name, resolve(import.meta.dirname, builds[name]), policy);
  const stage = useStage(name, options);
  afterAll(remove);

  it('overrides the settings page, an imported file and synchronized settings', async () => {
    const chosen = { general: { version: 1, retryMode: 'auto' } };
    await stage.browser.evaluate((api, entries) => api.storage.sync.set(entries), chosen);
    const locked = () =>
      stage.browser.evaluate(async (api) => (await api.storage.managed.get('locked')).locked);
    await expect.poll(locked, { timeout: 15_000 }).toEqual(policy.locked);
    const app = await stage.until(startOrigin(failing(502)));
    const url = `http://shop.example:${app.port}/`;
    const tab = await stage.openTab();
    await tab.visit(url);
    const expectAsking = (site: string) => expectStopped(stage, site, 'only-when-asked');
    await expectAsking(url);

    const page = await stage.browser.openPage('options.html');
    await page.waitForSelector('h1');
    const isDisabled = (selector: string) => page.$eval(selector, (element) => element.matches(':disabled'));
    expect(await isDisabled('input[name=retryMode][value=auto]')).toBe(true);
    expect(await page.$eval('input[name=retryMode][value=ask]', ({ checked }) => checked)).toBe(true);
    expect(await isDisabled('.rules select')).toBe(true);
    expect(await page.$('input[name=address]')).toBeNull();
    expect(await page.$eval('fieldset', ({ textContent }) => textContent)).toContain(
      'Managed by your organization',
    );
    // Set, but not locked.
    expect(await isDisabled('input[name=attemptLimit]')).toBe(false);
    expect(await page.$eval('input[name=attemptLimit]', ({ value }) => value)).toBe('3');

    const file = join(options.extension ?? '', '..', 'settings.json');
    const content = {
      gatelight: 1,
      settings: { retryMode: 'auto' },
      siteRules: { [new URL(url).origin]: 'auto' },
    };
    writeFileSync(file, JSON.stringify(content));
    await (await page.$('input[type=file]'))?.uploadFile(file);
    await expect
      .poll(() => page.$eval('.result', ({ textContent }) => textContent))
      .toContain('stay the same');
    expect(await page.$eval('input[name=retryMode][value=ask]', ({ checked }) => checked)).toBe(true);
    await page.close();
    await expectAsking(url);
    // Another machine of the same user, not managed by the organization, changes settings while this one is
    // open.
    const another = { general: { version: 1, retryMode: 'auto', attemptLimit: 7 } };
    await stage.browser.evaluate((api, entries) => api.storage.sync.set(entries), another);
    const next = `http://news.example:${app.port}/`;
    const other = await stage.openTab();
    await other.visit(next);
    await expectAsking(next);

    const popup = await stage.openPopup(tab);
    expect(await popup.text()).toContain('Call 4711');
    expect(await popup.evaluate((document) => document.querySelector('.help a')?.getAttribute('href'))).toBe(
      policy.helpLink,
    );
  });
});
