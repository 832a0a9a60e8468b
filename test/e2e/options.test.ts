import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { axeFaults, inPage } from './axe.ts';
import { cutIn } from './measures.ts';
import { isChecked, pick, useOptionsPage, write } from './options-page.ts';

describe.each(browserNames)('the settings page, in %s', (name) => {
  const { stage, openOptions, stored, failedSite } = useOptionsPage(name);

  it('rejects a number that is out of bounds, and says so', async () => {
    const page = await openOptions();
    await write(page, 'input[name=attemptLimit]', '21');
    const isInvalid = () => page.$eval('input[name=attemptLimit]', ({ ariaInvalid }) => ariaInvalid);
    await expect.poll(isInvalid).toBe('true');
    expect(await stored('sync', 'general')).toBeUndefined();
  });

  // Chromium only, whose prompt is never seen in a hidden window and so never answered; Firefox's automation
  // grants it.
  if (name === 'chromium')
    it('stays silent as long as the browser has not allowed notifications', async () => {
      const page = await openOptions();
      await page.click('input[name=notifications]');
      // What the click would have stored is stored before what is chosen after it.
      await pick(page, 'openPopup', 'never');
      expect(await stored('sync', 'general')).toEqual({ version: 1, openPopup: 'never' });
      expect(await isChecked(page, 'input[name=notifications]')).toBe(false);
    });

  it('offers to keep trying, for all sites and for one, and says for which screens that is meant', async () => {
    const page = await openOptions();
    await pick(page, 'retryMode', 'keep');
    expect(await stored('sync', 'general')).toEqual({ version: 1, retryMode: 'keep' });
    const description = await page.$eval(
      'input[value=keep]',
      (radio) => document.getElementById(radio.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    expect(description).toContain('screens no one looks after');
    await page.type('input[name=address]', 'board.example');
    await page.select('.new-rule select', 'keep');
    await page.click('.new-rule button');
    await expect.poll(() => page.$eval('.rules select', (select) => select.value)).toBe('keep');
    expect(await stored('local', 'siteRules')).toEqual({
      version: 1,
      rules: { 'https://board.example': 'keep' },
    });
  });

  it('shows a change on other open pages at once', async () => {
    const [page, other] = [await openOptions(), await openOptions()];
    await pick(page, 'openPopup', 'never');
    await expect.poll(() => isChecked(other, 'input[name=openPopup][value=never]')).toBe(true);
  });

  it('reports a stored value that could not be read, and offers it as a file', async () => {
    await stage.browser.evaluate((api) => api.storage.local.set({ siteRules: 'x' }));
    const page = await openOptions();
    await page.waitForSelector('.set-aside');
    expect(await stored('local', 'setAside')).toMatchObject([
      { what: 'siteRules', why: 'damaged', stored: 'x' },
    ]);
    await page.click('[data-act=save-set-aside]');
    await expect
      .poll(() => readdirSync(stage.browser.downloads).some((file) => file.includes('set-aside')))
      .toBe(true);
  });

  it('is usable by keyboard alone', async () => {
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

  it.each(['light', 'dark'] as const)('has no violation that axe finds, in %s', async (colorScheme) => {
    await stage.browser.evaluate((api) =>
      api.storage.local.set({
        siteRules: { 'https://shop.example': 'never', 'https://board.example': 'keep' },
        setAside: [{ what: 'history', why: 'newer', at: 1, stored: {} }],
      }),
    );
    await stage.browser.appear({ colorScheme });
    const page = await openOptions();
    await page.waitForSelector('.rules li');
    await page.click('.acts button:nth-child(3)');
    expect(await axeFaults(inPage(page))).toEqual([]);
    await page.setViewport({ width: 320, height: 640 });
    expect(await cutIn(inPage(page))).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await cutIn(inPage(page))).toEqual([]);
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
