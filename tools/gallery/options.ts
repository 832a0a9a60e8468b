import { parseArgs } from 'node:util';
import { type BrowserName, browserNames } from '../../test/browsers/browser.ts';
import { type Locale, locales } from './picture.ts';

export const usage = `npm run gallery [-- --browser ${browserNames.join('|')}] [--locale ${locales.join('|')}] [scene…]`;

/** What of the gallery is made: all of it unless the command line names less. */
export interface Options {
  readonly browsers: readonly BrowserName[];
  readonly locales: readonly Locale[];
  /** Names of scenes; none: all. */
  readonly scenes: readonly string[];
}

/** Reads the command line; undefined where it cannot be understood. */
export function readOptions(args: readonly string[], known: readonly string[]): Options | undefined {
  try {
    const { values, positionals: scenes } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { browser: { type: 'string' }, locale: { type: 'string' } },
    });
    const browsers = oneOf(browserNames, values.browser);
    const chosen = oneOf(locales, values.locale);
    if (browsers.length === 0 || chosen.length === 0) return undefined;
    return scenes.every((scene) => known.includes(scene)) ? { browsers, locales: chosen, scenes } : undefined;
  } catch {
    return undefined;
  }
}

function oneOf<T extends string>(all: readonly T[], wanted: string | undefined): readonly T[] {
  return wanted === undefined ? all : all.filter((one) => one === wanted);
}
