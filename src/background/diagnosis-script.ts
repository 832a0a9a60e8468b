import { diagnose } from '../diagnosis/diagnose-page.ts';
import { step } from '../outage/step.ts';
import { failureOf } from './failure.ts';
import type { DiagnosisScope } from './late-diagnosis.ts';

// A script of its own, because none of it is needed as long as no page has failed.
(globalThis as DiagnosisScope).diagnosisScript = { diagnose, failureOf, step };
