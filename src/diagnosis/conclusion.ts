import type { Basis } from './basis.ts';
import type { Cause } from './causes.ts';
import type { GeneratedBy } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { excerpt } from './excerpt.ts';
import type { GatewayId } from './gateways.ts';
import type { Fault } from './hop.ts';
import type { Match } from './recognize.ts';

/**
 * Which hop generated the response, and what that alone says about fault and cause; the status fills the
 * gaps.
 */
export interface Conclusion {
  readonly generatedBy: GeneratedBy;
  /** The product that generated the response, if known; for an application, `generatedBy` is `origin`. */
  readonly product?: GatewayId | undefined;
  readonly cause?: Cause | undefined;
  readonly fault?: Fault | undefined;
  /** Replaces `cause` if the response was slow. */
  readonly causeWhenSlow?: Cause | undefined;
  readonly basis: Basis;
  /** What `cause` and `fault` rest on, if that differs. */
  readonly causeBasis?: Basis | undefined;
  readonly evidence: readonly Evidence[];
}

const maxValue = 80;

/** JSON is no text to quote to a person; `server-says` has what it states. */
const json = /^[[{]\s?[[\]{}"]/;

/** Returns a match as evidence: the header and its value, or the matching part of the page. */
export function evidenceOf(kind: Evidence['kind'], { where, value }: Match, product?: GatewayId): Evidence {
  const name = where.startsWith(':') ? undefined : where;
  const isQuotable = where !== ':markup' && !(where === ':text' && json.test(value));
  const shown = isQuotable ? excerpt(value, maxValue) : '';
  return { kind, ...(product && { product }), ...(name && { name }), ...(shown && { value: shown }) };
}
