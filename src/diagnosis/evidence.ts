import type { GatewayId } from './gateways.ts';

/** What a conclusion rests on. What each kind means is told by `src/explanation/evidence.ts`. */
export type EvidenceKind =
  | 'header-match'
  | 'page-match'
  | 'status-match'
  | 'length-match'
  | 'passed'
  | 'relayed'
  | 'app-answered'
  | 'own-page'
  | 'proxy-status'
  | 'cache-hit'
  | 'cache-forward'
  | 'waited'
  | 'waited-unknown'
  | 'at-once'
  | 'server-timing'
  | 'retry-after'
  | 'from-cache'
  | 'status-only'
  | 'browser-error'
  | 'recent-success'
  | 'no-recent-success'
  | 'offline'
  | 'service-worker'
  | 'large-cookies';

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly product?: GatewayId;
  /** A header's name, a code. */
  readonly name?: string;
  /** A header's value or a piece of the page, cut to 80 characters. */
  readonly value?: string;
  /** A time that was measured or is due, in ms. */
  readonly ms?: number;
  /** A product's own time limit, in ms. */
  readonly limit?: number;
  /** How often that limit passed before the answer. */
  readonly tries?: number;
}
