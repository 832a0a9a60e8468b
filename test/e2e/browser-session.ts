import { afterAll, beforeAll, expect } from 'vitest';
import type { Browser, BrowserName } from '../browsers/browser.ts';
import { type Launch, launch } from '../browsers/launch.ts';
import { type SharedBrowser, sharedBrowser } from '../browsers/shared.ts';

/**
 * Gives the tests around a browser: the one that files share, or where a launch of their own is told, one of their own.
 * Anything unhandled that it reports fails the file.
 *
 * @returns what gives the browser, from the first test on
 */
export function useBrowser(name: BrowserName, options: Launch): () => Browser {
  let own: Browser | undefined;
  let shared: SharedBrowser | undefined;

  beforeAll(async () => {
    if (Object.keys(options).length === 0) shared = await sharedBrowser(name);
    else own = await launch(name, options);
  });
  afterAll(async () => {
    await shared?.tidy();
    const problems = await (shared ?? own)?.problems();
    await own?.close();
    expect(problems).toEqual([]);
  });

  return () => {
    const browser = own ?? shared?.browser;
    if (!browser) throw new Error('The browser starts in beforeAll');
    return browser;
  };
}
