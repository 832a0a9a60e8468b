import { browser } from './api.ts';

/** The text of a key in the browser's language or, where we lack that, in English; empty where there is none. */
export function localText(key: string, substitutions: readonly string[]): string {
  return browser.i18n.getMessage(key, [...substitutions]);
}

/**
 * The language that the texts are in, as a BCP 47 tag. The browser's own may be one that we lack: English
 * sentences with its numbers, or from right to left, would be no language at all.
 */
export function textLanguage(): string {
  return localText('language', []);
}

export function textDirection(): string {
  return localText('text_direction', []);
}
