import { checkSite } from '../../src/background/check-site.ts';
import { failureOf } from '../../src/background/failure.ts';
import type { LateScripts, LoadScript } from '../../src/background/late-scripts.ts';
import { commonCause } from '../../src/diagnosis/common-cause.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { step } from '../../src/outage/step.ts';
import { frames } from './frames-script.ts';

const scripts: LateScripts = {
  diagnosis: { diagnose, commonCause },
  outage: { step, failureOf },
  check: { checkSite },
  frames,
};

/** Provides what the late scripts provide, without a browser. */
export const loadScript: LoadScript = async (name) => scripts[name];
