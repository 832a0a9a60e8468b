import { diagnose } from '../diagnosis/diagnose-page.ts';
import { failureOf } from './failure.ts';
import { provideScript } from './late-scripts.ts';

provideScript('diagnosis', { diagnose, failureOf });
