/// <reference types="vite/types/importMeta.d.ts" />
import type { Messages } from '../../locales/messages.ts';
import { inPseudoLocale, isPseudoLocale, pseudoLocales } from '../../locales/pseudo.ts';

const files = import.meta.glob<Messages>('../../../extension/public/_locales/*/messages.json', {
  import: 'default',
});
const folderOf = (path: string) => path.split('/').at(-2) ?? '';

/** The languages by their folders in `_locales`, and the pseudo-locales, of which one is read from right to left. */
export const sceneLanguages: readonly string[] = [
  ...Object.keys(files).map(folderOf),
  ...Object.keys(pseudoLocales),
];

/** Loads the messages of a language; English for one that is not known. */
export async function loadMessages(language: string): Promise<Messages> {
  if (isPseudoLocale(language)) return inPseudoLocale(await loadMessages('en'), language);
  const path = Object.keys(files).find((each) => folderOf(each) === language);
  const load = path === undefined ? undefined : files[path];
  return load ? load() : loadMessages('en');
}
