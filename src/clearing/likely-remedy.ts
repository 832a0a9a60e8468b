import type { Cause } from '../diagnosis/causes.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../diagnosis/evidence.ts';
import type { ClearingAct } from './what-goes.ts';

const byCause: Partial<Readonly<Record<Cause, ClearingAct>>> = {
  'header-too-large': 'site-data',
  'redirect-loop': 'site-data',
};

/**
 * Returns the clearing that may well cure the failure, to be offered first; undefined where stored data is not its
 * likely cause.
 */
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
 * A service worker passes most answers on as they are. Its own doing is likely where it no longer knows a page, or says
 * "offline" while other sites load.
 */
function isOutOfDate({ value }: Evidence, { cause, connection }: Diagnosis): boolean {
  return cause === 'not-found' || cause === 'gone' || (value !== undefined && connection === 'works');
}
