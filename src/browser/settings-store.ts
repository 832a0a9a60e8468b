import { readGeneralSettings, readSiteRules, type Settings } from '../settings/settings.ts';
import { browser } from './api.ts';

const generalKey = 'general';
const siteRulesKey = 'siteRules';

/** The user's settings; unreadable stores give the defaults. */
export async function readSettings(): Promise<Settings> {
  const [general, siteRules] = await Promise.all([
    browser.storage.sync.get(generalKey).catch(() => ({})),
    browser.storage.local.get(siteRulesKey).catch(() => ({})),
  ]);
  return {
    general: readGeneralSettings((general as Record<string, unknown>)[generalKey]),
    siteRules: readSiteRules((siteRules as Record<string, unknown>)[siteRulesKey]),
  };
}

export function onSettingsChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if ((area === 'sync' && generalKey in changes) || (area === 'local' && siteRulesKey in changes))
      changed();
  });
}
