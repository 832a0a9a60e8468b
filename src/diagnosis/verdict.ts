import type { Cause } from './causes.ts';
import type { Confidence, GeneratedBy } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import type { GatewayId } from './gateways.ts';
import type { Fault } from './hop.ts';
import type { Hit } from './recognise.ts';

/** Who wrote the answer, and what that alone says of the fault and its cause; the rest tells the status. */
export interface Verdict {
  readonly generatedBy: GeneratedBy;
  /** The product that the author is, where it is known; an app's is no generatedBy of its own. */
  readonly product?: GatewayId | undefined;
  readonly cause?: Cause | undefined;
  readonly fault?: Fault | undefined;
  /** The cause instead, where the answer took long. */
  readonly late?: Cause | undefined;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** Evidence is kept in the session's storage: a value is cut to so many characters. */
const maxValue = 80;

/** A hit as evidence: the header and its value, or the piece of the page. */
export function evidenceOf(kind: Evidence['kind'], { where, value }: Hit, product?: GatewayId): Evidence {
  const name = where.startsWith(':') ? undefined : where;
  const shown = where === ':markup' ? '' : value.slice(0, maxValue);
  return { kind, ...(product && { product }), ...(name && { name }), ...(shown && { value: shown }) };
}
