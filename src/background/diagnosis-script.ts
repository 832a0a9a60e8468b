import { diagnose } from '../diagnosis/diagnose.ts';
import { failureOf } from './failure.ts';
import type { Diagnosing } from './late-diagnosis.ts';

// A script of its own, because a background under which nothing has failed needs none of it.
(globalThis as Diagnosing).diagnostics = { diagnose, failureOf };
