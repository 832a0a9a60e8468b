import { parseArgs } from 'node:util';
import { type BrowserName, browserNames } from '../../test/browsers/browser.ts';
import { locales } from './picture.ts';
import { storeLocales, storeScenes } from './project-pictures.ts';

export const usage = `npm run gallery [-- --browser ${browserNames.join('|')}] [--locale ${locales.join('|')}] [scene…]
npm run gallery -- --store`;

/** Which pictures are taken; all unless the command line restricts them. */
export interface Options {
  readonly browsers: readonly BrowserName[];
  readonly locales: readonly string[];
  /** Names of scenes; empty for all. */
  readonly scenes: readonly string[];
  /** Whether the images for the stores are made, too: from pictures of their scenes and languages in each browser. */
  readonly store: boolean;
}

/** Parses the command line. Returns undefined if it is invalid. */
export function readOptions(args: readonly string[], known: readonly string[]): Options | undefined {
  try {
    const { values, positionals: scenes } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { browser: { type: 'string' }, locale: { type: 'string' }, store: { type: 'boolean' } },
    });
    if (values.store) {
      if (values.browser || values.locale || scenes.length > 0) return undefined;
      return { browsers: browserNames, locales: storeLocales, scenes: storeScenes, store: true };
    }
    const browsers = oneOf(browserNames, values.browser);
    const chosen = oneOf(locales, values.locale);
    if (browsers.length === 0 || chosen.length === 0) return undefined;
    return scenes.every((scene) => known.includes(scene))
      ? { browsers, locales: chosen, scenes, store: false }
      : undefined;
  } catch {
    return undefined;
  }
}

function oneOf<T extends string>(all: readonly T[], wanted: string | undefined): readonly T[] {
  return wanted === undefined ? all : all.filter((one) => one === wanted);
}
