import { diagnose } from '../diagnosis/diagnose-page.ts';
import { step } from '../outage/step.ts';
import { failureOf } from './failure.ts';
import type { DiagnosisScope } from './late-diagnosis.ts';

// A script of its own: as long as no page fails, none of it is needed.
(globalThis as DiagnosisScope).diagnosisScript = { diagnose, failureOf, step };
