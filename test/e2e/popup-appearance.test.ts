import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { browserNames, type Tab } from '../browsers/browser.ts';
import { failing } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { counting, trying } from '../support/standings.ts';
import { inPage } from './axe.ts';
import { cutIn, smallTargetsIn } from './measures.ts';
import { stagedPopup } from './popup-states.ts';
import { closeSections, openSections } from './sections.ts';
import { type Stage, useStage } from './stage.ts';
import { expectStays } from './stays.ts';

async function failedTab(stage: Stage): Promise<Tab> {
  const app = await stage.until(startOrigin(failing(500)));
  const tab = await stage.openTab();
  await tab.visit(`http://shop.example:${app.port}/`);
  await expect.poll(() => stage.badgeOf(tab)).toBe('500');
  return tab;
}

describe.each(browserNames)('the appearance of the popup, in %s', (name) => {
  const stage = useStage(name);
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
    await stage.browser.appear({});
  });

  /** Opens the popup as a page of its own over the tab, as Firefox for Android shows it. */
  async function popupPage(tab: Tab, width: number): Promise<Page> {
    const page = await stage.browser.openPage('popup.html');
    pages.push(page);
    await page.setViewport({ width, height: 800, hasTouch: width < 480 && name === 'chromium' });
    await stage.browser.evaluate((api, id) => api.tabs.update(id, { active: true }), tab.id);
    await page.evaluate(() => location.reload());
    const state = () => page.evaluate(() => document.querySelector('main')?.dataset.state).catch(() => '');
    await expect.poll(state).toBe('failed');
    await openSections(inPage(page));
    return page;
  }

  it('uses the system’s forced colors, and shows what broke by shape', async () => {
    const { popup, become } = await stagedPopup(stage);
    await stage.browser.appear({ forcedColors: true });
    await become('counting', counting());
    const seen = await popup.evaluate((document) => {
      const view = document.defaultView as Window;
      const probe = document.body.appendChild(document.createElement('i'));
      const system = (color: string) => {
        probe.style.color = color;
        return view.getComputedStyle(probe).color;
      };
      const stroke = (selector: string) =>
        view.getComputedStyle(document.querySelector(selector) as Element).stroke;
      const seen = {
        ink: system('CanvasText'),
        sign: stroke('.sign path'),
        rest: stroke('.rest'),
        glyph: stroke('.hop.broken .glyph'),
        slashes: document.querySelectorAll('.way.broken svg').length,
        glyphs: new Set(Array.from(document.querySelectorAll('.mark'), (mark) => mark.getAttribute('d')))
          .size,
      };
      probe.remove();
      return seen;
    });
    const { ink } = seen;
    expect(seen).toEqual({ ink, sign: ink, rest: ink, glyph: ink, slashes: 1, glyphs: 2 });
  });

  it('does not move where the user prefers reduced motion', async () => {
    const { tab, popup, become } = await stagedPopup(stage);
    const moving = () =>
      popup.evaluate(
        (document) => document.getAnimations().filter(({ playState }) => playState === 'running').length,
      );
    await become('trying', trying(tab));
    await expect.poll(moving).toBe(1);
    await stage.browser.appear({ reducedMotion: true });
    await expect.poll(moving).toBe(0);
    await become('counting', counting());
    expect(await moving()).toBe(0);
  });

  it('paints a countdown only when it changes', async () => {
    const { popup, become } = await stagedPopup(stage);
    await become('counting', counting());
    const moving = () => popup.evaluate((document) => document.getAnimations().length);
    // The card changes its color.
    await expect.poll(moving).toBe(0);
    await expectStays(moving, 0, 1_500);
  });

  it('has targets large enough for a mouse, in the popup itself', async () => {
    const tab = await failedTab(stage);
    const popup = await stage.openPopup(tab);
    await openSections(popup.evaluate);
    expect(await smallTargetsIn(popup.evaluate, 24)).toEqual([]);
    expect(await cutIn(popup.evaluate)).toEqual([]);
    await closeSections(popup.evaluate);
  });

  it.each([320, 360, 412, 768, 1280])(
    'cuts nothing off in a page %i px wide, nor with text twice as large',
    async (width) => {
      const page = await popupPage(await failedTab(stage), width);
      expect(await cutIn(inPage(page))).toEqual([]);
      if (name === 'chromium' && width < 480) expect(await smallTargetsIn(inPage(page), 44)).toEqual([]);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect(await cutIn(inPage(page))).toEqual([]);
    },
  );
});

describe.each(browserNames)('read from right to left, in %s, the popup', (name) => {
  const stage = useStage(name, { locale: 'mirrored' });

  it('is mirrored, and so is the chain', async () => {
    const popup = await stage.openPopup(await failedTab(stage));
    const places = await popup.evaluate((document) => {
      const middle = (selector: string) => {
        const { left, right } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
        return (left + right) / 2;
      };
      const hops = Array.from(
        document.querySelectorAll('.hop > svg'),
        (hop) => hop.getBoundingClientRect().left,
      );
      return {
        dir: document.documentElement.dir,
        hops: hops.every((left, nth) => nth === 0 || left < (hops[nth - 1] as number)),
        // Between the edge and the origin.
        break:
          middle('.way.broken svg') > (hops[3] as number) && middle('.way.broken svg') < (hops[2] as number),
        settings: middle('[data-act=options]') < middle('.site'),
        sign: middle('.sign') > middle('.title'),
        primary: middle('.acts .primary') > middle('.acts button:not(.primary)'),
      };
    });
    expect(places).toEqual({
      dir: 'rtl',
      hops: true,
      break: true,
      settings: true,
      sign: true,
      primary: true,
    });
    expect(await cutIn(popup.evaluate)).toEqual([]);
  });

  it('writes times and the chain as that language does', async () => {
    const popup = await stage.openPopup(await failedTab(stage));
    await popup.click('[data-section=owner] > summary');
    const part = () =>
      popup.evaluate((document) => document.querySelector('.section-content dl')?.parentElement?.textContent);
    await expect.poll(part).toContain('←');
    // The direction marks in a date of Intl are its own, and none that a server wrote.
    expect(await part()).not.toMatch(/[\ufffd→]/);
    await popup.click('[data-section=owner] > summary');
  });
});
