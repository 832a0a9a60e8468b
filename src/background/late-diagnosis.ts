import { lateScript } from '../browser/late-script.ts';
import type { diagnose } from '../diagnosis/diagnose.ts';
import type { failureOf } from './failure.ts';

/** What is needed once a page has failed. */
export interface Diagnostics {
  readonly diagnose: typeof diagnose;
  readonly failureOf: typeof failureOf;
}

/** Returns what diagnoses pages. */
export type Diagnoser = () => Promise<Diagnostics>;

/** A scope in which the script of the diagnosis has run. */
export type Diagnosing = typeof globalThis & { diagnostics?: Diagnostics };

/**
 * Returns the diagnosis, loaded when the first page fails: nearly half of all code is for pages that hardly ever come.
 * Rejects where the browser does not load it.
 */
export function lateDiagnosis(): Diagnoser {
  const run = lateScript('diagnosis.js');
  const scope = globalThis as Diagnosing;
  return async () => {
    if (!scope.diagnostics) await run();
    if (!scope.diagnostics) throw new Error('diagnosis.js did not run');
    return scope.diagnostics;
  };
}
