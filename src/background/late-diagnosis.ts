import { lateScript } from '../browser/late-script.ts';
import type { diagnose } from '../diagnosis/diagnose.ts';

/** Gives what diagnoses pages. */
export type Diagnoser = () => Promise<typeof diagnose>;

/** A scope in which the script of the diagnosis has run. */
export type Diagnosing = typeof globalThis & { diagnose?: typeof diagnose };

/**
 * The diagnosis, loaded when the first page fails: nearly half of all code is for pages that hardly ever come.
 * Rejects where the browser does not load it.
 */
export function lateDiagnosis(): Diagnoser {
  const run = lateScript('diagnosis.js');
  const scope = globalThis as Diagnosing;
  return async () => {
    if (!scope.diagnose) await run();
    if (!scope.diagnose) throw new Error('diagnosis.js did not run');
    return scope.diagnose;
  };
}
