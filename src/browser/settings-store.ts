import type { Settings } from '../settings/settings.ts';
import { type Stores, settingsIn } from '../settings/stores.ts';
import { browser } from './api.ts';

export const generalKey = 'general';
export const siteRulesKey = 'siteRules';

/**
 * Everything that settings are made of; an area that is missing or refuses holds nothing. Firefox refuses
 * `storage.managed` where there is no policy (measured).
 */
export async function readStores(): Promise<Stores> {
  const { storage } = browser;
  const [sync, local, managed] = await Promise.all([
    fieldsOf(() => storage.sync.get(generalKey)),
    fieldsOf(() => storage.local.get([generalKey, siteRulesKey])),
    fieldsOf(() => storage.managed.get(null)),
  ]);
  return { synced: sync[generalKey], general: local[generalKey], siteRules: local[siteRulesKey], managed };
}

/** What holds now; stores that cannot be read give the defaults. */
export async function readSettings(): Promise<Settings> {
  return settingsIn(await readStores());
}

/** Forgets a store of this machine. */
export async function forgetLocal(key: typeof generalKey | typeof siteRulesKey): Promise<void> {
  await browser.storage.local.remove(key);
}

/** Calls back after each change, whoever made it: a page of ours, another machine, the organisation. */
export function onSettingsChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const ours = generalKey in changes || siteRulesKey in changes;
    if (area === 'managed' || (area !== 'session' && ours)) changed();
  });
}

async function fieldsOf(read: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> {
  try {
    return await read();
  } catch {
    return {};
  }
}
