import { step } from '../outage/step.ts';
import { failureOf } from './failure.ts';
import { provideScript } from './late-scripts.ts';

provideScript('outage', { step, failureOf });
