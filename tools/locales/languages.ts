import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Messages } from './messages.ts';

const folder = resolve(import.meta.dirname, '../../extension/public/_locales');

/** The languages of the extension, by their folders in `_locales`, such as `pt_BR`. */
export const languages: readonly string[] = readdirSync(folder).sort();

/** Returns the texts of a language. */
export function messagesIn(language: string): Messages {
  return JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8')) as Messages;
}
