import { onSettingsChanged, readSettings } from '../browser/settings-store.ts';
import type { Settings } from '../settings/settings.ts';

/** Reads the settings and keeps them up to date; `changed` is called after each later reading. */
export async function watchSettings(changed: () => void): Promise<() => Settings> {
  let current = await readSettings();
  onSettingsChanged(async () => {
    current = await readSettings();
    changed();
  });
  return () => current;
}
