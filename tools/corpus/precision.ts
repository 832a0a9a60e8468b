import type { Basis } from '../../src/diagnosis/basis.ts';
import type { ClaimName } from '../../src/diagnosis/diagnosis.ts';
import type { Evaluation } from './evaluation.ts';
import { claimNames, precision, scoreOf } from './score.ts';

/** Fewer claims on the half for scoring say too little: then both halves count, and confidence cannot be high. */
const fewest = 10;
const mostOfFew = 0.97;

/**
 * Bases on which no claim is of high confidence, however many captures agree: a bare 500 or 503 hides more than
 * acceptable answers can list, as those of real gateways do (test/gateways).
 */
const statusAlone: ReadonlySet<Basis> = new Set(['gateway-status', 'server-error-status', 'other-status']);

type Measured = Readonly<Record<ClaimName, Partial<Record<Basis, number>>>>;

/** Returns the share of right claims for each claim and basis, rounded to three digits: the table in `confidence.ts`. */
export function measuredPrecision(all: readonly Evaluation[]): Measured {
  const measured = claimNames.map((claim) => {
    const bases = [...new Set(all.map(({ diagnosis }) => diagnosis.basis[claim]))].sort();
    const shares = bases.flatMap((basis) => {
      const claims = all.filter(({ diagnosis }) => diagnosis.basis[claim] === basis);
      const measured = shareOf(claims, claim);
      const share = measured && statusAlone.has(basis) ? Math.min(mostOfFew, measured) : measured;
      return share === undefined || basis === 'nothing'
        ? []
        : [[basis, Math.round(share * 1_000) / 1_000] as const];
    });
    return [claim, Object.fromEntries(shares)] as const;
  });
  return Object.fromEntries(measured) as Measured;
}

function shareOf(claims: readonly Evaluation[], claim: ClaimName): number | undefined {
  const grades = (some: readonly Evaluation[]) => scoreOf(some.map(({ grades }) => grades[claim]));
  const unseen = grades(claims.filter(({ half }) => half === 'scoring'));
  if (unseen.right + unseen.wrong >= fewest) return precision(unseen);
  const both = grades(claims);
  return both.right + both.wrong > 0 ? Math.min(mostOfFew, precision(both)) : undefined;
}
