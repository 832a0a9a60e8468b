import { afterAll, beforeAll, expect } from 'vitest';
import type { Browser, BrowserName } from '../browsers/browser.ts';
import { type Launch, launch } from '../browsers/launch.ts';
import { type SharedBrowser, sharedBrowser } from '../browsers/shared.ts';

/** Launch options of a browser that no other file uses: they differ from none, and are the defaults. */
export const ownBrowser: Launch = { tuckedAway: false };

/**
 * Registers hooks that provide a browser to the tests of a file: the shared one, or one of its own if it has
 * launch options. The file fails if the browser reports anything unhandled.
 *
 * @returns a function that returns the browser once the first test runs
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
