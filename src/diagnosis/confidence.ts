import type { Basis } from './basis.ts';
import type { ClaimName, Claims, Confidence, Diagnosis } from './diagnosis.ts';

/** The least share of right claims for each level; below the last, confidence is low. */
export const thresholds = { high: 0.98, medium: 0.85 } as const;

/**
 * The share of claims on each basis that are right among captured responses that no rule was written for (docs/corpus.md
 * says how it is measured, and a test compares). A basis that is missing is not measured and counts as 0.
 */
export const precision: Readonly<Record<ClaimName, Partial<Readonly<Record<Basis, number>>>>> = {
  generatedBy: {},
  fault: {},
  cause: {},
};

/**
 * What no capture shows, because nobody writes down how long a response took: claims by time are right for every failure
 * of the real gateways (test/gateways).
 */
const byTime: Partial<Readonly<Record<Basis, number>>> = { 'time-limit': 1, 'response-time': 0.9 };

/** The browser's own error codes: certain, unless they leave open on whose side the failure is. */
const byBrowser: Partial<Readonly<Record<Basis, number>>> = { 'browser-error': 1, 'browser-error-open': 0.9 };

/** Returns how sure each claim is, by what it rests on. */
export function confidenceOf({ basis }: Pick<Claims, 'basis'>): Diagnosis['confidence'] {
  return {
    generatedBy: levelOf('generatedBy', basis.generatedBy),
    fault: levelOf('fault', basis.fault),
    cause: levelOf('cause', basis.cause),
  };
}

function levelOf(claim: ClaimName, basis: Basis): Confidence {
  const share = precision[claim][basis] ?? byTime[basis] ?? byBrowser[basis] ?? 0;
  if (share >= thresholds.high) return 'high';
  return share >= thresholds.medium ? 'medium' : 'low';
}
