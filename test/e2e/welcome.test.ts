import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { axeFaults, inPage, wcag } from './axe.ts';
import { cutIn } from './measures.ts';
import { useStage } from './stage.ts';

describe.each(browserNames)('the first-run page, in %s', (name) => {
  const stage = useStage(name, { keepsFirstRunPage: true, tuckedAway: true });
  let page: Page;
  beforeAll(async () => {
    page = await stage.browser.openPage('welcome.html');
  });
  afterAll(() => page.close());

  /** Reads from the example, which is in a shadow tree. */
  const inExample = (selector: string, attribute: string) =>
    page.evaluate(
      (wanted, what) =>
        document.querySelector('.example')?.shadowRoot?.querySelector(wanted)?.getAttribute(what),
      selector,
      attribute,
    );

  it('opens once, on installation', async () => {
    const urls = () =>
      stage.browser.evaluate(async (api) =>
        (await api.tabs.query({ url: api.runtime.getURL('welcome.html') })).map(({ url }) => url),
      );
    // The test's own page is the second.
    await expect.poll(urls, { timeout: 10_000 }).toHaveLength(2);
    // Either may have come last, and a page behind another takes no clicks.
    await page.bringToFront();
  });

  it('says where the icon is, and notices when it is pinned', async () => {
    const place = () =>
      page.evaluate(() => document.querySelector('[data-place]')?.getAttribute('data-place'));
    await expect.poll(place).toBe('tucked-away');
    await stage.browser.pin();
    await expect.poll(place, { timeout: 3_000 }).toBe('pinned');
  });

  it('stores each choice as soon as it is made', async () => {
    const stored = () =>
      stage.browser.evaluate(async (api) => (await api.storage.sync.get('general')).general);
    await page.click('input[name=retryMode][value=ask]');
    await expect.poll(stored).toMatchObject({ retryMode: 'ask' });
    await page.click('input[name=openPopup][value=never]');
    await expect.poll(stored).toMatchObject({ retryMode: 'ask', openPopup: 'never' });
    const outcome = () => page.evaluate(() => document.querySelector('.outcome')?.textContent);
    await expect.poll(outcome).toBe('Saved');
  });

  it('explains an example in the real popup, whose buttons do nothing', async () => {
    await page.click('[data-act=example]');
    await expect.poll(() => inExample('main', 'data-state')).toBe('counting');
    expect(
      await page.evaluate(() => document.querySelector('.example')?.shadowRoot?.activeElement?.tagName),
    ).toBe('H1');
    await page.evaluate(() =>
      document
        .querySelector('.example')
        ?.shadowRoot?.querySelector<HTMLButtonElement>('[data-act=stop]')
        ?.click(),
    );
    // Not stopped: it runs to its end.
    await expect.poll(() => inExample('main', 'data-state'), { timeout: 10_000 }).toBe('back');
  });

  it('is usable by keyboard alone', async () => {
    await page.bringToFront();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('name') ?? activeElement?.getAttribute('data-act');
      });
    const reached = new Set<string | null | undefined>();
    for (let nth = 0; nth < 25; nth++) {
      await page.keyboard.press('Tab');
      const name = await focused();
      if (name === 'retryMode' && !reached.has(name)) await page.keyboard.press('ArrowUp');
      reached.add(name);
    }
    expect([...reached]).toEqual(expect.arrayContaining(['retryMode', 'openPopup', 'example', 'settings']));
    const stored = () =>
      stage.browser.evaluate(async (api) => (await api.storage.sync.get('general')).general);
    await expect.poll(stored).toMatchObject({ retryMode: 'auto' });
  });

  // With the example in it, which has ended.
  it.each(['light', 'dark'] as const)('has no violation that axe finds, in %s', async (colorScheme) => {
    await stage.browser.appear({ colorScheme });
    // The example's card changes its colors gradually.
    await page.evaluate(async () => {
      for (let nth = 0; nth < 2; nth++) await new Promise((resolve) => requestAnimationFrame(resolve));
      const example = document.querySelector('.example')?.shadowRoot;
      await Promise.all(example?.getAnimations().map(({ finished }) => finished) ?? []);
    });
    // The example is a popup, with all that a document of its own has: a second main landmark and heading.
    expect(await axeFaults(inPage(page), wcag)).toEqual([]);
  });

  it('cuts nothing off on the narrowest phone, with text twice as large', async () => {
    await page.setViewport({ width: 320, height: 640 });
    expect(await cutIn(inPage(page))).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await cutIn(inPage(page))).toEqual([]);
  });
});
