import type { Basis } from './basis.ts';
import type { Diagnosis } from './diagnosis.ts';

/** With these, the text only restates the status, which is true whatever the cause. */
const restated: ReadonlySet<Basis> = new Set<Basis>([
  'gateway-status',
  'server-error-status',
  'other-status',
]);

type Certain = Pick<Diagnosis, 'confidence' | 'basis'>;

/** Returns whether cause and fault are too uncertain to be named to the user; then no hop and no product is named. */
export function isUnsure({ confidence, basis }: Certain): boolean {
  return confidence.fault === 'low' || (confidence.cause === 'low' && !restated.has(basis.cause));
}

/** Returns whether the text says that this is a guess. Without a fault it only restates the status. */
export function isGuess({ confidence, basis, fault }: Certain & Pick<Diagnosis, 'fault'>): boolean {
  const isCauseSure = confidence.cause === 'high' || restated.has(basis.cause);
  return fault !== 'none' && (confidence.fault !== 'high' || !isCauseSure);
}
