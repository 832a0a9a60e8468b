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

/**
 * Returns whether the text says that this is a guess. It is none if the text only restates the status and names no hop,
 * or if no hop failed.
 */
export function isGuess({
  confidence,
  basis,
  cause,
  fault,
}: Certain & Pick<Diagnosis, 'cause' | 'fault'>): boolean {
  if (fault === 'none' || cause === 'unavailable') return false;
  const isCauseSure = confidence.cause === 'high' || restated.has(basis.cause);
  return confidence.fault !== 'high' || !isCauseSure;
}

/** Returns whether only the status says that one of the site's own hops failed, so that it may be any of them. */
export function isOpenWithinSite({ fault, basis }: Pick<Diagnosis, 'fault' | 'basis'>): boolean {
  return fault === 'site' && basis.cause === 'gateway-status';
}
