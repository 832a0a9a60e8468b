import { provideScript } from '../browser/late-script.ts';
import { actOnFrame } from './effects/act-on-frame.ts';
import { frameReload } from './frame-reload.ts';
import { updateForPart, updateFrames, withDueFrames } from './frame-updates.ts';
import type { LateScripts } from './late-scripts.ts';

provideScript<LateScripts['frames']>('frames.js', {
  updateForPart,
  updateFrames,
  withDueFrames,
  actOnFrame,
  frameReload,
});
