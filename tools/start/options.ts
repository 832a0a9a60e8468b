import { parseArgs } from 'node:util';
import { type BrowserName, browserNames } from '../../test/browsers/browser.ts';

export const usage = `npm start [-- --browser ${browserNames.join('|')}] [--headless]`;

export interface Options {
  readonly browser: BrowserName;
  readonly headless: boolean;
}

/** Reads the command line; undefined if it is invalid. Without a display there is no window. */
export function readOptions(args: readonly string[], hasDisplay: boolean): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { browser: { type: 'string', default: 'chromium' }, headless: { type: 'boolean' } },
    });
    const browser = browserNames.find((name) => name === values.browser);
    return browser && { browser, headless: values.headless === true || !hasDisplay };
  } catch {
    return undefined;
  }
}
