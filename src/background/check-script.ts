import { provideScript } from '../browser/late-script.ts';
import { checkSite } from './check-site.ts';
import type { LateScripts } from './late-scripts.ts';

provideScript<LateScripts['check']>('check.js', { checkSite });
