import type { Cause } from './causes.ts';
import type { Confidence, Fault, Speaker } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import type { GatewayId } from './gateways.ts';

/** A judgement in the making; what is left out is filled by what the status says. */
export interface Verdict {
  readonly speaker: Speaker;
  readonly cause?: Cause | undefined;
  readonly fault?: Fault | undefined;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** Products that the page itself shows beside those in the headers. */
  readonly products?: readonly GatewayId[];
}
