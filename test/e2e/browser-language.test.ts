import { describe, expect, it } from 'vitest';
import { languages, messagesIn } from '../../tools/locales/languages.ts';
import { beIn } from '../browsers/firefox-language.ts';
import { launch } from '../browsers/launch.ts';

/**
 * Firefox alone: Debian's Chromium has no languages but English, and Chrome takes its folder by the same rule
 * (`pt_BR` for `pt-BR`, then the default).
 */
describe('in Firefox, a page of the extension', () => {
  it.each([
    ['pt-BR', 'pt_BR'],
    ['zh-CN', 'zh_CN'],
    ['ar', 'ar'],
    // A language without a folder of its own.
    ['nl', 'en'],
  ])('speaks the language of a browser in %s', async (tag, folder) => {
    expect(languages).toContain(folder);
    const texts = messagesIn(folder);
    const browser = await launch('firefox', { before: beIn(tag) });
    try {
      const page = await browser.openPage('options.html');
      await page.waitForSelector('h1');
      expect(
        await page.evaluate(() => ({
          title: document.querySelector('h1')?.textContent,
          lang: document.documentElement.lang,
          dir: document.documentElement.dir,
        })),
      ).toEqual({
        title: texts.options_title?.message,
        lang: texts.language?.message,
        dir: texts.text_direction?.message,
      });
    } finally {
      await browser.close();
    }
  });
});
