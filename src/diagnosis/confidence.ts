import type { Basis } from './basis.ts';
import type { ClaimName, Claims, Confidence, Diagnosis } from './diagnosis.ts';

/** The least share of right claims for each level; below the last, confidence is low. */
export const thresholds = { high: 0.98, medium: 0.85 } as const;

/**
 * The share of claims on each basis that were right, measured on the half of the corpus that rules are derived from
 * (`npm run corpus`, docs/corpus.md). A basis on which there is no claim, or hardly one, is missing and counts as 0.
 */
const precision: Readonly<Record<ClaimName, Partial<Readonly<Record<Basis, number>>>>> = {
  generatedBy: {
    'own-page': 1,
    'own-header': 1,
    'own-page-ambiguous': 0.9,
    'own-header-ambiguous': 0.9,
    relayed: 0.9,
    'app-header': 0.9,
    'app-format': 0.9,
    'innermost-gateway': 0.9,
    'time-limit': 0.9,
    'page-of-its-own': 0.9,
  },
  fault: {
    'own-page': 1,
    'own-header': 1,
    'own-page-ambiguous': 0.9,
    'own-header-ambiguous': 0.9,
    'ambiguous-role': 0.9,
    'site-side': 0.94,
    'app-header': 0.9,
    'app-format': 0.9,
    'page-of-its-own': 0.9,
    'proxy-status': 1,
    statement: 0.9,
    'time-limit': 1,
    'response-time': 0.9,
    'gateway-status': 0.9,
    'other-status': 0.9,
    'browser-error': 1,
    'browser-error-open': 0.9,
  },
  cause: {
    'own-page': 1,
    'own-header': 1,
    'own-page-ambiguous': 0.9,
    'own-header-ambiguous': 0.9,
    'ambiguous-role': 0.9,
    'site-side': 0.94,
    'app-header': 0.9,
    'app-format': 0.9,
    'page-of-its-own': 0.9,
    'proxy-status': 1,
    statement: 0.9,
    'time-limit': 1,
    'response-time': 0.9,
    'gateway-status': 0.9,
    'other-status': 0.9,
    'browser-error': 1,
    'browser-error-open': 0.9,
  },
};

/** Returns how sure each claim is, by what it rests on. */
export function confidenceOf({ basis }: Pick<Claims, 'basis'>): Diagnosis['confidence'] {
  return {
    generatedBy: levelOf('generatedBy', basis.generatedBy),
    fault: levelOf('fault', basis.fault),
    cause: levelOf('cause', basis.cause),
  };
}

function levelOf(claim: ClaimName, basis: Basis): Confidence {
  const share = precision[claim][basis] ?? 0;
  if (share >= thresholds.high) return 'high';
  return share >= thresholds.medium ? 'medium' : 'low';
}
