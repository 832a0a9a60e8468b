import browser from 'webextension-polyfill';

/** The text of a key in the browser's language, `$1`… replaced; empty where there is none. */
export function localText(key: string, substitutions: readonly string[]): string {
  return browser.i18n.getMessage(key, [...substitutions]);
}

/** The browser's language as a BCP 47 tag. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
