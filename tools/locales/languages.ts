import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Messages } from './pseudo.ts';

const folder = fileURLToPath(new URL('../../extension/public/_locales/', import.meta.url));

/** The languages of the extension, by their folders in `_locales`, such as `pt_BR`. */
export const languages: readonly string[] = readdirSync(folder).sort();

/** Returns the texts of a language. */
export function messagesIn(language: string): Messages {
  return JSON.parse(readFileSync(`${folder}${language}/messages.json`, 'utf8')) as Messages;
}
