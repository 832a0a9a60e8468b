import type { Cause } from '../../src/diagnosis/causes.ts';
import type { ClaimName, Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { type Fault, suspects } from '../../src/diagnosis/hop.ts';
import type { Capture } from './capture.ts';

export const claimNames = ['generatedBy', 'fault', 'cause'] as const satisfies readonly ClaimName[];

/**
 * A claim compared with the truth. `silent`: nothing was claimed although the truth is known; `undecidable`: the
 * response does not reveal the truth.
 */
export type Grade = 'right' | 'wrong' | 'silent' | 'undecidable';

/** Compares each claim of a diagnosis with the truth. */
export function gradesOf(capture: Capture, diagnosis: Diagnosis): Readonly<Record<ClaimName, Grade>> {
  const { generatedBy, fault, cause } = diagnosis;
  return {
    generatedBy: grade(capture.generatedBy, generatedBy === null ? [] : [generatedBy]),
    fault: grade(capture.fault, claimedFaults(fault)),
    cause: grade(
      capture.cause,
      isOpen(cause) ? [cause].filter((one) => capture.cause?.includes(one)) : [cause],
    ),
  };
}

/** Returns whether a cause says no more than the status: that leaves the true one open, and is not wrong. */
function isOpen(cause: Cause): boolean {
  return cause === 'unknown' || cause === 'unavailable' || cause === 'request-refused';
}

/** Returns the hops that a fault names: with `site` all suspects, or the site's side itself. */
function claimedFaults(fault: Fault): readonly Fault[] {
  if (fault === 'unknown') return [];
  return fault === 'site' ? ['site', ...suspects] : [fault];
}

function grade(truth: readonly string[] | null, claimed: readonly string[]): Grade {
  if (truth === null) return 'undecidable';
  if (claimed.length === 0) return truth.includes('unknown') ? 'right' : 'silent';
  return claimed.some((one) => truth.includes(one)) ? 'right' : 'wrong';
}

/** How many claims had each grade. */
export interface Score {
  readonly right: number;
  readonly wrong: number;
  readonly silent: number;
}

/** Counts grades, except of claims that cannot be decided. */
export function scoreOf(grades: readonly Grade[]): Score {
  const count = (wanted: Grade) => grades.filter((one) => one === wanted).length;
  return { right: count('right'), wrong: count('wrong'), silent: count('silent') };
}

/** Returns the share of all decidable claims that are right; NaN if there are none. */
export function recall({ right, wrong, silent }: Score): number {
  return right / (right + wrong + silent);
}

/** Returns the share of the claims made that are right; NaN if there are none. */
export function precision({ right, wrong }: Score): number {
  return right / (right + wrong);
}
