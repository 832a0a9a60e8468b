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
    'app-format': 0.875,
    'app-header': 0.9,
    'innermost-gateway': 0.97,
    'origin-header': 0.8,
    'other-status': 0.643,
    'own-header': 1,
    'own-header-ambiguous': 0.929,
    'own-page': 1,
    'own-page-alone': 0.971,
    'own-page-ambiguous': 0.917,
    'page-of-its-own': 0.97,
    relayed: 0.97,
    'server-error-status': 0.813,
  },
  fault: {
    'ambiguous-role': 0.957,
    'gateway-status': 0.97,
    'other-status': 0.937,
    'own-header': 0.947,
    'own-header-ambiguous': 0.769,
    'own-page': 0.988,
    'own-page-ambiguous': 0.957,
    'proxy-status': 0.97,
    'server-error-status': 0.944,
    'site-side': 1,
    statement: 0.968,
  },
  cause: {
    'gateway-status': 0.813,
    'other-status': 0.886,
    'own-header': 1,
    'own-header-ambiguous': 0.833,
    'own-page': 1,
    'own-page-alone': 0.958,
    'own-page-ambiguous': 0.917,
    'proxy-status': 0.97,
    'server-error-status': 0.97,
    statement: 0.967,
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
