import {
  type Entries,
  onEntriesChanged,
  readEntries,
  type StorageArea,
  writeEntries,
} from '../browser/storage.ts';
import type { Settings } from '../settings/settings.ts';
import { setAside } from './set-aside-store.ts';
import { generalKey, type Stores, settingsIn, siteRulesKey, unreadableIn } from './settings-schema.ts';

/** Reads all stores that settings come from. An area that is missing or refuses counts as empty. */
export async function readStores(): Promise<Stores> {
  const [sync, local, managed] = await Promise.all([
    entriesIn('sync', [generalKey]),
    entriesIn('local', [generalKey, siteRulesKey]),
    entriesIn('managed', null),
  ]);
  return { synced: sync[generalKey], general: local[generalKey], siteRules: local[siteRulesKey], managed };
}

/** Returns the settings in effect; stores that cannot be read give the defaults. */
export async function readSettings(): Promise<Settings> {
  return settingsIn(await readStores());
}

/** Calls back after each change, made by one of the extension's pages, another machine or the organization. */
export function onSettingsChanged(changed: () => void): void {
  onEntriesChanged((values, area) => {
    const ours = generalKey in values || siteRulesKey in values;
    if (area === 'managed' || (area !== 'session' && ours)) changed();
  });
}

/**
 * Sets aside the stores that cannot be read and removes them. The synchronized one is not removed, because the newer
 * Gatelight that wrote it runs on another machine of the user. Rejects if a store cannot be set aside.
 */
export async function setUnreadableAside(stores: Stores, at: number): Promise<void> {
  for (const [what, why] of unreadableIn(stores)) {
    await setAside({ what, why, at, stored: stores[what] });
    if (what !== 'synced') await writeEntries('local', { [what]: undefined });
  }
}

function entriesIn(area: StorageArea, keys: readonly string[] | null): Promise<Entries> {
  return readEntries(area, keys).catch(() => ({}));
}
