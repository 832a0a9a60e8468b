import { provideScript } from '../browser/late-script.ts';
import { step } from '../outage/step.ts';
import { failureOf } from './failure.ts';
import type { LateScripts } from './late-scripts.ts';

provideScript<LateScripts['outage']>('outage.js', { step, failureOf });
