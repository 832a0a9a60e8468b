import type { CheckUpdate } from './check-messages.ts';
import type { CheckProgress } from './check-rungs.ts';

/** Returns the progress of a check after an update from the background; undefined before it has started. */
export function progressAfter(
  before: CheckProgress | undefined,
  update: CheckUpdate,
): CheckProgress | undefined {
  if (update.kind === 'started')
    return { target: update.target, results: [], running: undefined, finished: false };
  if (!before) return undefined;
  switch (update.kind) {
    case 'requesting':
      return { ...before, running: update.request };
    case 'result':
      return { ...before, running: undefined, results: [...before.results, update.result] };
    default:
      return { ...before, running: undefined, finished: true };
  }
}
