import { onEntriesChanged, readEntries } from '../browser/storage.ts';
import type { Clearing } from '../clearing/clearing.ts';
import { count, fits, number, oneOf, record, text, variant } from '../shape.ts';

/** The key of the last clearing in `storage.session`; the session store writes it. */
export const clearingKey = 'clearing';

const shape = record({
  version: oneOf(2),
  number: count,
  tabId: count,
  origin: text,
  act: oneOf('files', 'site-data'),
  at: number,
  stage: variant('name', {
    begun: record({}),
    unknown: record({}),
    failed: record({}),
    done: record({ results: record({}), reload: oneOf('started', 'form', 'refused', 'moved') }),
  }),
});

/** Reads a stored clearing; undefined for anything foreign, damaged or of another version. */
export function readClearing(stored: unknown): Clearing | undefined {
  return fits(shape, stored) ? (stored as Clearing) : undefined;
}

/** Returns the last clearing of this browser session; undefined where there was none. */
export async function loadClearing(): Promise<Clearing | undefined> {
  const { [clearingKey]: stored } = await readEntries('session', [clearingKey]);
  return readClearing(stored);
}

/** Calls back whenever a clearing begins or goes on. Returns how to stop it. */
export function onClearingChanged(changed: (clearing: Clearing | undefined) => void): () => void {
  return onEntriesChanged((values, area) => {
    if (area === 'session' && clearingKey in values) changed(readClearing(values[clearingKey]));
  });
}
