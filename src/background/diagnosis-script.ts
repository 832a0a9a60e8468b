import { provideScript } from '../browser/late-script.ts';
import { commonCause } from '../diagnosis/common-cause.ts';
import { diagnose } from '../diagnosis/diagnose-page.ts';
import type { LateScripts } from './late-scripts.ts';

provideScript<LateScripts['diagnosis']>('diagnosis.js', { diagnose, commonCause });
