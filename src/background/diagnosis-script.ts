import { diagnose } from '../diagnosis/diagnose.ts';
import type { Diagnosing } from './late-diagnosis.ts';

// A script of its own, for a background that nothing has failed under needs none of it.
(globalThis as Diagnosing).diagnose = diagnose;
