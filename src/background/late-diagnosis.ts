import { lateScript } from '../browser/late-script.ts';
import type { diagnose } from '../diagnosis/diagnose-page.ts';
import type { step } from '../outage/step.ts';
import type { failureOf } from './failure.ts';

/**
 * The contents of `diagnosis.js`: the diagnosis and the steps of an outage, which are needed only once a page has
 * failed.
 */
export interface DiagnosisScript {
  readonly diagnose: typeof diagnose;
  readonly failureOf: typeof failureOf;
  readonly step: typeof step;
}

/** Returns the script's contents, loading it first if necessary. Rejects if the browser cannot load it. */
export type LoadDiagnosis = () => Promise<DiagnosisScript>;

/** A scope in which the diagnosis script has run. */
export type DiagnosisScope = typeof globalThis & { diagnosisScript?: DiagnosisScript };

/**
 * Returns a function that loads the script, which holds more than half of the background's code but is needed only once
 * a page has failed. Must be called before the first `await`.
 */
export function lateDiagnosis(): LoadDiagnosis {
  const run = lateScript('diagnosis.js');
  const scope = globalThis as DiagnosisScope;
  return async () => {
    if (!scope.diagnosisScript) await run();
    if (!scope.diagnosisScript) throw new Error('diagnosis.js was loaded, but set no diagnosisScript');
    return scope.diagnosisScript;
  };
}
