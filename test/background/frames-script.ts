import { actOnFrame } from '../../src/background/effects/act-on-frame.ts';
import { frameReload } from '../../src/background/frame-reload.ts';
import { updateForPart, updateFrames, withDueFrames } from '../../src/background/frame-updates.ts';
import type { LateScripts } from '../../src/background/late-scripts.ts';

/** What `frames.js` provides. */
export const frames: LateScripts['frames'] = {
  updateForPart,
  updateFrames,
  withDueFrames,
  actOnFrame,
  frameReload,
};
