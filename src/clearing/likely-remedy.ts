import type { Cause } from '../diagnosis/causes.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../diagnosis/evidence.ts';
import type { ClearingAct } from './clearable-data.ts';

const byCause: Partial<Readonly<Record<Cause, ClearingAct>>> = {
  'header-too-large': 'site-data',
  'redirect-loop': 'site-data',
};

/** Returns the clearing that is likely to fix the page; undefined if stored data is not the likely cause. */
export function likelyRemedy(diagnosis: Diagnosis): ClearingAct | undefined {
  return (
    byCause[diagnosis.cause] ?? diagnosis.evidence.map((one) => byEvidence(one, diagnosis)).find((act) => act)
  );
}

function byEvidence(evidence: Evidence, diagnosis: Diagnosis): ClearingAct | undefined {
  if (evidence.kind === 'large-cookies') return 'site-data';
  return evidence.kind === 'service-worker' && isOutOfDate(evidence, diagnosis) ? 'files' : undefined;
}

/**
 * Returns whether an outdated service worker is the likely cause. Service workers forward most responses unchanged, but
 * a stale one may not know a page (404, 410) or may report "offline" while other sites load.
 */
function isOutOfDate({ value }: Evidence, { cause, connection }: Diagnosis): boolean {
  return cause === 'not-found' || cause === 'gone' || (value !== undefined && connection === 'works');
}
