import { step } from '../outage/step.ts';
import { provideScript } from './late-scripts.ts';

provideScript('outage', { step });
