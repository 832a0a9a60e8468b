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

/** Reads a stored clearing; undefined for anything else, damaged or of another version. */
export function readClearing(stored: unknown): Clearing | undefined {
  return fits(shape, stored) ? (stored as Clearing) : undefined;
}
