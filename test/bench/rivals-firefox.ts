import { manifestOf } from '../browsers/browser.ts';
import { openFirefox } from '../browsers/firefox.ts';
import { chromeScope, setAddonEnabled } from '../browsers/firefox-chrome-scope.ts';
import { builds } from '../browsers/launch.ts';
import { floorId, writeFloor } from './floor.ts';
import { type Rivals, rivalNames } from './rivals.ts';

/** One Firefox with Gatelight and its floor. */
export async function openFirefoxRivals(): Promise<Pick<Rivals, 'browser' | 'only' | 'close'>> {
  const floor = writeFloor('firefox');
  const browser = await openFirefox({});
  const chrome = await chromeScope(browser);
  await browser.installExtension(builds.firefox);
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
