import { setAside } from '../browser/set-aside-store.ts';
import { forgetLocal, onSettingsChanged, readStores } from '../browser/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { foreignIn, type Stores, settingsIn } from '../settings/stores.ts';

/** Reads the settings and keeps them up to date; `changed` is called after each later reading. */
export async function watchSettings(now: () => number, changed: () => void): Promise<() => Settings> {
  let current = settingsIn(await settled());
  onSettingsChanged(async () => {
    current = settingsIn(await settled());
    changed();
  });
  return () => current;

  async function settled(): Promise<Stores> {
    const stores = await readStores();
    await keepForeign(stores, now()).catch(() => undefined);
    return stores;
  }
}

/**
 * Sets aside what cannot be read. What is synced stays where it is too: the newer Gatelight that wrote it
 * runs on another machine of the same user.
 */
async function keepForeign(stores: Stores, at: number): Promise<void> {
  for (const [what, why] of foreignIn(stores)) {
    await setAside({ what, why, at, stored: stores[what] });
    if (what !== 'synced') await forgetLocal(what);
  }
}
