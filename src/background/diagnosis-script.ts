import { diagnose } from '../diagnosis/diagnose-page.ts';
import { provideScript } from './late-scripts.ts';

provideScript('diagnosis', { diagnose });
