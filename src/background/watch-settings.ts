import type { Settings } from '../settings/settings.ts';
import { settingsIn } from '../storage/settings-schema.ts';
import { onSettingsChanged, readStores, setUnreadableAside } from '../storage/settings-store.ts';
import { within } from '../within.ts';

// In ms. Reading usually takes a few ms; a store that never answers must not delay everything else.
const longest = 3_000;

/**
 * Calls back with the settings whenever they change. Returns the current settings; undefined if the stores do not
 * answer in time, in which case the callback gets the settings once they do.
 */
export async function watchSettings(
  now: () => number,
  changed: (settings: Settings) => void,
): Promise<Settings | undefined> {
  let reading = readSettings(now);
  onSettingsChanged(() => {
    reading = readSettings(now);
    void latest().then(changed);
  });
  const first = latest();
  const settings = await within(longest, first);
  if (!settings) void first.then(changed);
  return settings;

  /** Returns the settings of the latest reading, discarding one during which they changed again. */
  async function latest(): Promise<Settings> {
    const present = reading;
    const settings = await present;
    return present === reading ? settings : latest();
  }
}

async function readSettings(now: () => number): Promise<Settings> {
  const stores = await readStores();
  const aside = setUnreadableAside(stores, now()).catch(() => undefined);
  await within(longest, aside);
  return settingsIn(stores);
}
