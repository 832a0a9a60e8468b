import { browser } from './api.ts';

/** All that this browser session keeps. */
export function readSession(): Promise<Record<string, unknown>> {
  return browser.storage.session.get(null);
}

/** The values under some keys; absent ones are left out. */
export function readSessionKeys(keys: readonly string[]): Promise<Record<string, unknown>> {
  return browser.storage.session.get([...keys]);
}

/** Writes all entries in one operation; those that are undefined are removed. Rejects when the quota is met. */
export async function writeSession(entries: Readonly<Record<string, unknown>>): Promise<void> {
  const kept = Object.entries(entries).filter(([, value]) => value !== undefined);
  const gone = Object.keys(entries).filter((key) => entries[key] === undefined);
  if (kept.length > 0) await browser.storage.session.set(Object.fromEntries(kept));
  if (gone.length > 0) await browser.storage.session.remove(gone);
}

/** Calls back with the new values of the keys that changed (undefined: removed); returns how to stop it. */
export function onSessionChanged(changed: (values: Record<string, unknown>) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'session') return;
    changed(Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue])));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
