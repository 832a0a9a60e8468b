import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { type Capture, contextOf, type Half, halfOf, pageOf } from './capture.ts';
import { gradesOf } from './score.ts';

/** A capture with its diagnosis, and how each claim compares with the truth. */
export interface Evaluation {
  readonly capture: Capture;
  readonly half: Half;
  readonly diagnosis: Diagnosis;
  readonly grades: ReturnType<typeof gradesOf>;
}

/** Diagnoses a capture and compares each claim with the truth. */
export function evaluate(capture: Capture): Evaluation {
  const diagnosis = diagnose(pageOf(capture), contextOf(capture));
  return { capture, half: halfOf(capture), diagnosis, grades: gradesOf(capture, diagnosis) };
}
