import { browser } from './api.ts';

// Spelled out, so that `test/browser/compatibility.test.ts` finds each of them.
const areas = {
  session: () => browser.storage.session,
  local: () => browser.storage.local,
  sync: () => browser.storage.sync,
  managed: () => browser.storage.managed,
};

export type StorageArea = keyof typeof areas;

export type Entries = Readonly<Record<string, unknown>>;

/**
 * Returns the entries with these keys, or all entries of an area if `keys` is null. Rejects if the browser refuses, as
 * Firefox does for `managed` without a policy (measured).
 */
export async function readEntries(area: StorageArea, keys: readonly string[] | null): Promise<Entries> {
  return areas[area]().get(keys && [...keys]);
}

/** Writes all entries in one operation and removes those that are undefined. Rejects if the quota is exceeded. */
export async function writeEntries(area: Exclude<StorageArea, 'managed'>, entries: Entries): Promise<void> {
  const kept = Object.entries(entries).filter(([, value]) => value !== undefined);
  const removed = Object.keys(entries).filter((key) => entries[key] === undefined);
  if (kept.length > 0) await areas[area]().set(Object.fromEntries(kept));
  if (removed.length > 0) await areas[area]().remove(removed);
}

/**
 * Calls back with the new values of changed keys (undefined: removed). Returns a function that removes the listener.
 */
export function onEntriesChanged(changed: (values: Entries, area: string) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) =>
    changed(Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue])), area);
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
