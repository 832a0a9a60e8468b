import type { Confidence, Diagnosis } from '../../src/diagnosis/diagnosis.ts';

/** Returns the same confidence for all three claims. */
export function allClaims(level: Confidence): Diagnosis['confidence'] {
  return { generatedBy: level, fault: level, cause: level };
}
