import { type Foreign, isRecord } from './migrations.ts';

/** A store that could not be read, kept as it was found. */
export interface SetAside {
  /** The name of the store, such as `general`. */
  readonly what: string;
  readonly why: Foreign;
  /** In ms since the epoch. */
  readonly at: number;
  readonly stored: unknown;
}

// Should a store break again and again, the first and the last of its states tell the most.
const most = 10;

/** Adds a store to those set aside; the very same one is kept once. */
export function withSetAside(before: readonly SetAside[], one: SetAside): readonly SetAside[] {
  const same = ({ what, stored }: SetAside) =>
    what === one.what && JSON.stringify(stored) === JSON.stringify(one.stored);
  if (before.some(same)) return before;
  return [...before.slice(0, most - 1), one];
}

/** Reads what was set aside; entries of a foreign shape are left out, and were no store of ours. */
export function readSetAside(stored: unknown): readonly SetAside[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(
    (one) => isRecord(one) && typeof one.what === 'string' && Number.isFinite(one.at) && 'stored' in one,
  );
}
