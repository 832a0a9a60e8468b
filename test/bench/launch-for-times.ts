import { setPreferences } from '../browsers/appearance.ts';
import type { Browser, BrowserName } from '../browsers/browser.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';
import { type Launch, launch } from '../browsers/launch.ts';

/** Starts a browser in which the times of page loads are measured. */
export function launchForTimes(name: BrowserName, options: Launch): Promise<Browser> {
  return launch(name, {
    // Puppeteer's own record of every request would be a large part of a heavy page's time.
    networkEvents: false,
    // Pages would otherwise get their times in whole milliseconds: a plain load takes few of them.
    async before(puppeteer) {
      if (name === 'firefox')
        await (await chromeScope(puppeteer))(setPreferences, { 'privacy.reduceTimerPrecision': false });
    },
    ...options,
  });
}
