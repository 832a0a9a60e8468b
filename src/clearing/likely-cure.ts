import type { Cause } from '../diagnosis/causes.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { EvidenceKind } from '../diagnosis/evidence.ts';
import type { ClearingAct } from './what-goes.ts';

const byCause: Partial<Readonly<Record<Cause, ClearingAct>>> = {
  'header-too-large': 'site-data',
  'redirect-loop': 'site-data',
};

const byEvidence: Partial<Readonly<Record<EvidenceKind, ClearingAct>>> = {
  'large-cookies': 'site-data',
  'service-worker': 'files',
};

/** The clearing that may well cure the failure, to be offered first; undefined where stored data is not its likely cause. */
export function likelyCure({ cause, evidence }: Diagnosis): ClearingAct | undefined {
  return byCause[cause] ?? evidence.map(({ kind }) => byEvidence[kind]).find((act) => act);
}
