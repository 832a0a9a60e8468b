import { setPreferences } from '../browsers/appearance.ts';
import { manifestOf, waitFor } from '../browsers/browser.ts';
import { openFirefox } from '../browsers/firefox.ts';
import { chromeScope, closeTab, setAddonEnabled } from '../browsers/firefox-chrome-scope.ts';
import { builds } from '../browsers/launch.ts';
import { floorId, writeFloor } from './floor.ts';
import { firstRunPage, type Rivals, rivalNames } from './rivals.ts';

/** Starts one Firefox with Gatelight and its floor. */
export async function openFirefoxRivals(): Promise<Pick<Rivals, 'browser' | 'only' | 'close'>> {
  const floor = writeFloor('firefox');
  const browser = await openFirefox({});
  const chrome = await chromeScope(browser);
  // Pages would otherwise get their times in whole milliseconds: a plain load takes few of them.
  await chrome(setPreferences, { 'privacy.reduceTimerPrecision': false });
  await browser.installExtension(builds.firefox);
  // Puppeteer does not see an extension's pages in Firefox.
  await waitFor('the first-run page', () => chrome(closeTab, firstRunPage), 30_000);
  await browser.installExtension(floor.folder);
  const ids = {
    gatelight: manifestOf(builds.firefox).browser_specific_settings?.gecko?.id ?? '',
    floor: floorId,
  };
  return {
    browser,
    async only(wanted) {
      for (const rival of rivalNames) await chrome(setAddonEnabled, ids[rival], rival === wanted);
    },
    async close() {
      await browser.close();
      floor.remove();
    },
  };
}
