import { parseArgs } from 'node:util';
import type { BrowserName } from '../../test/browsers/browser.ts';
import { targetOf } from '../build/manifest.ts';

export const usage = 'npm run dev [-- chrome|firefox [--headless]]';

const browsers = Object.keys(targetOf) as readonly BrowserName[];

export interface Options {
  /** Undefined for none: only the page of all states is served. */
  readonly browser: BrowserName | undefined;
  readonly headless: boolean;
}

/** Reads the command line; undefined if it is invalid. Without a display there is no window. */
export function readOptions(args: readonly string[], hasDisplay: boolean): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { headless: { type: 'boolean' } },
    });
    const [name, ...more] = positionals;
    const browser = browsers.find((each) => targetOf[each] === name);
    if (more.length > 0 || (name !== undefined && !browser)) return undefined;
    if (values.headless && !browser) return undefined;
    return { browser, headless: values.headless === true || !hasDisplay };
  } catch {
    return undefined;
  }
}
