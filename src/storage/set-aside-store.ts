import { onEntriesChanged, readEntries, writeEntries } from '../browser/storage.ts';
import type { UnreadableReason } from '../settings/migrations.ts';
import { number, oneOf, readAs, record, text, validItems } from '../shape.ts';

const key = 'setAside';

/** A store that could not be read, kept as it was found. */
export interface SetAside {
  /** The name of the store, such as `general`. */
  readonly what: string;
  readonly why: UnreadableReason;
  /** In ms since the epoch. */
  readonly at: number;
  readonly stored: unknown;
}

// If a store breaks repeatedly, its first and its latest contents are the most useful.
const most = 10;

const list = validItems<SetAside>(
  record({
    what: text,
    why: oneOf('newer', 'damaged'),
    at: number,
    stored(value) {
      if (value === undefined) throw new TypeError('expected a stored value, found none');
      return value;
    },
  }),
);

/** Adds a store to those set aside, unless an identical one is already there. */
export function withSetAside(before: readonly SetAside[], one: SetAside): readonly SetAside[] {
  const same = ({ what, stored }: SetAside) =>
    what === one.what && JSON.stringify(stored) === JSON.stringify(one.stored);
  if (before.some(same)) return before;
  return [...before.slice(0, most - 1), one];
}

/** Reads the stores that were set aside, without invalid entries. */
export function readSetAside(stored: unknown): readonly SetAside[] {
  return readAs(list, stored) ?? [];
}

/** Returns the stores that could not be read, oldest first; none if this one cannot be read either. */
export async function loadSetAside(): Promise<readonly SetAside[]> {
  const stored = await readEntries('local', [key]).catch(() => undefined);
  return readSetAside(stored?.[key]);
}

/** Keeps a copy of a store's contents. Rejects if that fails, so that the caller leaves the store unchanged. */
export async function setAside(one: SetAside): Promise<void> {
  const before = await loadSetAside();
  const after = withSetAside(before, one);
  if (after !== before) await writeEntries('local', { [key]: after });
}

export async function deleteSetAside(): Promise<void> {
  await writeEntries('local', { [key]: undefined });
}

export function onSetAsideChanged(changed: () => void): void {
  onEntriesChanged((values, area) => {
    if (area === 'local' && key in values) changed();
  });
}
