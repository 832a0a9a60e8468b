import { diagnose } from '../diagnosis/diagnose-page.ts';
import { step } from '../outage/step.ts';
import { failureOf } from './failure.ts';
import type { DiagnosisScope } from './late-diagnosis.ts';

// A separate script, because none of it is needed until a page fails.
(globalThis as DiagnosisScope).diagnosisScript = { diagnose, failureOf, step };
