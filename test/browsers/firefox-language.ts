import type { Browser as Puppeteer } from 'puppeteer-core';
import { chromeScope, type FirefoxWindow } from './firefox-chrome-scope.ts';

/** The part of Firefox's own window that handles locales. */
interface WindowWithLocales extends FirefoxWindow {
  readonly Services: FirefoxWindow['Services'] & {
    readonly locale: { availableLocales: string[]; requestedLocales: string[] };
  };
}

/**
 * Makes Firefox German: extensions show their German texts. Its own texts stay English, as Debian's Firefox
 * has no others.
 */
export async function beGerman(browser: Puppeteer): Promise<void> {
  const chrome = await chromeScope(browser);
  await chrome((window) => {
    const { locale } = (window as WindowWithLocales).Services;
    locale.availableLocales = ['de', ...locale.availableLocales];
    locale.requestedLocales = ['de'];
  });
}
