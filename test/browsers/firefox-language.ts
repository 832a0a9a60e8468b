import type { Browser as Puppeteer } from 'puppeteer-core';
import { chromeScope, type FirefoxWindow } from './firefox-chrome-scope.ts';

/** The part of Firefox's own window that handles locales. */
interface WindowWithLocales extends FirefoxWindow {
  readonly Services: FirefoxWindow['Services'] & {
    readonly locale: { availableLocales: string[]; requestedLocales: string[] };
  };
}

/**
 * Returns what gives Firefox a language: extensions show their texts in it. Its own texts stay English, as Debian's
 * Firefox has no others. `tag` as in BCP 47.
 */
export function beIn(tag: string): (browser: Puppeteer) => Promise<void> {
  return async (browser) => {
    const chrome = await chromeScope(browser);
    await chrome((window, language) => {
      const { locale } = (window as WindowWithLocales).Services;
      locale.availableLocales = [language, ...locale.availableLocales];
      locale.requestedLocales = [language];
    }, tag);
  };
}
