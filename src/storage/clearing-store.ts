import { onEntriesChanged, readEntries } from '../browser/storage.ts';
import type { Clearing } from '../clearing/clearing.ts';
import { clearingKey, readClearing } from './clearing-schema.ts';

/** Returns the last clearing of this browser session; undefined if there was none. */
export async function loadClearing(): Promise<Clearing | undefined> {
  const { [clearingKey]: stored } = await readEntries('session', [clearingKey]);
  return readClearing(stored);
}

/** Calls back whenever a clearing starts or progresses. Returns a function that removes the listener. */
export function onClearingChanged(changed: (clearing: Clearing | undefined) => void): () => void {
  return onEntriesChanged((values, area) => {
    if (area === 'session' && clearingKey in values) changed(readClearing(values[clearingKey]));
  });
}
