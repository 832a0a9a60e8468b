import { lateScript } from '../browser/late-script.ts';
import type { commonCause } from '../diagnosis/common-cause.ts';
import type { diagnose } from '../diagnosis/diagnose-page.ts';
import type { step } from '../outage/step.ts';
import type { checkSite } from './check-site.ts';
import type { actOnFrame } from './effects/act-on-frame.ts';
import type { failureOf } from './failure.ts';
import type { frameReload } from './frame-reload.ts';
import type { updateForPart, updateFrames, withDueFrames } from './frame-updates.ts';

/**
 * What each late script provides. They hold more than half of the background's code, which is needed only once a page
 * has failed, or when the user has a site checked. What concerns an outage is apart, because a worker that resumes an outage has nothing to diagnose.
 */
export interface LateScripts {
  /** `diagnosis.js`, which the first-run page loads too */
  readonly diagnosis: { readonly diagnose: typeof diagnose; readonly commonCause: typeof commonCause };
  /** `outage.js` */
  readonly outage: { readonly step: typeof step; readonly failureOf: typeof failureOf };
  /** `check.js`, the only script that can send a request */
  readonly check: { readonly checkSite: typeof checkSite };
  /** `frames.js`, which is needed once a part of a page has failed, if parts are watched, or when the user has a frame reloaded. */
  readonly frames: {
    readonly updateForPart: typeof updateForPart;
    readonly updateFrames: typeof updateFrames;
    readonly withDueFrames: typeof withDueFrames;
    readonly actOnFrame: typeof actOnFrame;
    readonly frameReload: typeof frameReload;
  };
}

/** Returns what a script provides, loading it first if necessary. Rejects if the browser cannot load it. */
export type LoadScript = <N extends keyof LateScripts>(name: N) => Promise<LateScripts[N]>;

/** Returns a function that loads the late scripts. Must be called before the first `await`. */
export function createScriptLoader(): LoadScript {
  const load: { readonly [N in keyof LateScripts]: () => Promise<LateScripts[N]> } = {
    diagnosis: lateScript('diagnosis.js'),
    outage: lateScript('outage.js'),
    frames: lateScript('frames.js'),
    check: lateScript('check.js'),
  };
  return (name) => load[name]();
}
