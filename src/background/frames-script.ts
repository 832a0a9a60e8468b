import { provideScript } from '../browser/late-script.ts';
import { failedPartsAfter } from '../frames/count-failed-parts.ts';
import type { LateScripts } from './late-scripts.ts';

provideScript<LateScripts['frames']>('frames.js', { failedPartsAfter });
