import type { GatewayId } from './gateways.ts';
import type { Cause } from './causes.ts';

/** A link of the chain, nearest the visitor first. */
export type HopKind = 'visitor' | 'network' | 'edge' | 'gateway' | 'origin';
export type HopState = 'fine' | 'broken' | 'unknown';

export interface Hop {
  readonly kind: HopKind;
  readonly product?: GatewayId;
  readonly state: HopState;
}

/** The hop that broke; `none` where nothing did (a bot check), `unknown` where it cannot be told. */
export type Fault = HopKind | 'none' | 'unknown';

export type Confidence = 'high' | 'medium' | 'low';

/** Whether the same request may be sent again: by itself, only when asked, or not at all. */
export type RetryClass = 'auto' | 'ask' | 'never';
