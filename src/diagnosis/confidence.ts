import type { Basis } from './basis.ts';
import type { ClaimName, Claims, Confidence, Diagnosis } from './diagnosis.ts';

/** The least share of right claims for each level; below the last, confidence is low. */
export const thresholds = { high: 0.98, medium: 0.85 } as const;

/**
 * The share of claims on each basis that are right among captured responses that no rule was written for (docs/corpus.md
 * says how it is measured, and a test compares). A basis that is missing is not measured and counts as 0.
 */
export const precision: Readonly<Record<ClaimName, Partial<Readonly<Record<Basis, number>>>>> = {
  generatedBy: {
    'app-format': 0.917,
    'app-header': 0.929,
    'innermost-gateway': 0.97,
    'origin-header': 0.97,
    'own-header': 1,
    'own-header-ambiguous': 0.917,
    'own-page': 1,
    'own-page-alone': 0.966,
    'own-page-ambiguous': 0.957,
    'page-of-its-own': 0.97,
    relayed: 0.97,
    'server-error-status': 0.769,
  },
  fault: {
    'ambiguous-role': 0.938,
    'gateway-status': 1,
    'other-status': 0.889,
    'own-header': 0.941,
    'own-header-ambiguous': 0.75,
    'own-page': 0.985,
    'own-page-ambiguous': 0.938,
    'proxy-status': 0.97,
    'server-error-status': 0.909,
    'site-side': 1,
    statement: 1,
  },
  cause: {
    'gateway-status': 0.84,
    'other-status': 0.842,
    'own-header': 1,
    'own-header-ambiguous': 0.818,
    'own-page': 1,
    'own-page-alone': 0.913,
    'own-page-ambiguous': 0.882,
    'proxy-status': 0.97,
    'server-error-status': 0.957,
    statement: 1,
  },
};

/**
 * What no capture shows. Nobody writes down how long a response took: claims about fault and cause by time are right for
 * every failure of the real gateways (test/gateways), but other products may share a time limit. The browser's own error
 * codes are certain, unless they leave open on whose side the failure is.
 */
const unmeasured: Readonly<Record<ClaimName, Partial<Readonly<Record<Basis, number>>>>> = {
  generatedBy: { 'time-limit': 0.9 },
  fault: { 'time-limit': 1, 'response-time': 0.9, 'browser-error': 1, 'browser-error-open': 0.9 },
  cause: { 'time-limit': 1, 'response-time': 0.9, 'browser-error': 1, 'browser-error-open': 0.9 },
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
  const share = precision[claim][basis] ?? unmeasured[claim][basis] ?? 0;
  if (share >= thresholds.high) return 'high';
  return share >= thresholds.medium ? 'medium' : 'low';
}
