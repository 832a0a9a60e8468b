import { readSetAside, type SetAside, withSetAside } from '../settings/set-aside.ts';
import { browser } from './api.ts';

const key = 'setAside';

/** The stores that could not be read, oldest first; none where even these cannot. */
export async function loadSetAside(): Promise<readonly SetAside[]> {
  const stored = await browser.storage.local.get(key).catch(() => ({}) as Record<string, unknown>);
  return readSetAside(stored[key]);
}

/** Keeps what a store held under another key. Rejects where it cannot be kept, so that the store is left as it is. */
export async function setAside(one: SetAside): Promise<void> {
  const before = await loadSetAside();
  const after = withSetAside(before, one);
  if (after !== before) await browser.storage.local.set({ [key]: after });
}

export async function deleteSetAside(): Promise<void> {
  await browser.storage.local.remove(key);
}

export function onSetAsideChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && key in changes) changed();
  });
}
