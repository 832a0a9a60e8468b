import { browser } from './api.ts';
import { messageName } from './message-name.ts';

/** Returns a key's message in the browser's language, or in English without a translation; empty for an unknown key. */
export function localText(key: string, substitutions: readonly string[] = []): string {
  return browser.i18n.getMessage(messageName(key), [...substitutions]);
}

/**
 * Returns the language of the messages as a BCP 47 tag. The browser's language may have no translation, and English
 * sentences must not get its number format or writing direction.
 */
export function textLanguage(): string {
  return localText('language');
}

export function textDirection(): string {
  return localText('text_direction');
}
