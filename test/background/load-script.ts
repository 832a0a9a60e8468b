import { checkSite } from '../../src/background/check-site.ts';
import { failureOf } from '../../src/background/failure.ts';
import type { LateScripts, LoadScript } from '../../src/background/late-scripts.ts';
import { commonCause } from '../../src/diagnosis/common-cause.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { failedPartsAfter } from '../../src/frames/count-failed-parts.ts';
import { step } from '../../src/outage/step.ts';

const scripts: LateScripts = {
  diagnosis: { diagnose, commonCause },
  outage: { step, failureOf },
  frames: { failedPartsAfter },
  check: { checkSite },
};

/** Provides what the late scripts provide, without a browser. */
export const loadScript: LoadScript = async (name) => scripts[name];
