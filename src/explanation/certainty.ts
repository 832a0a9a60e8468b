import type { Diagnosis } from '../diagnosis/diagnosis.ts';

/** Returns whether cause and fault are too uncertain to be named to the user; then no hop and no product is named. */
export function isUnsure({ confidence }: Pick<Diagnosis, 'confidence'>): boolean {
  return confidence.cause === 'low' || confidence.fault === 'low';
}

/**
 * Returns whether the text says that this is a guess. Only locating a fault can be one: without a fault, the
 * conclusion restates the status.
 */
export function isGuess({ confidence, fault }: Pick<Diagnosis, 'confidence' | 'fault'>): boolean {
  return fault !== 'none' && (confidence.cause !== 'high' || confidence.fault !== 'high');
}
