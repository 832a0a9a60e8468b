import { onSettingsChanged, readSettings } from '../browser/settings-store.ts';
import type { GeneralSettings, RetryMode, SiteRules } from '../settings/settings.ts';

export interface Settings {
  readonly general: GeneralSettings;
  readonly siteRules: SiteRules;
}

/** Reads the settings and keeps them up to date; `changed` is called after each later reading. */
export async function watchSettings(changed: () => void): Promise<() => Settings> {
  let current = await readSettings();
  onSettingsChanged(async () => {
    current = await readSettings();
    changed();
  });
  return () => current;
}

/** The user's choice for a site, else the general one. */
export function modeOf({ general, siteRules }: Settings, origin: string): RetryMode {
  return siteRules[origin] ?? general.retryMode;
}
