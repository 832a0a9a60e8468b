import type { GatewayId } from './gateways.ts';

/** What a conclusion is based on. `src/explanation/evidence-messages.ts` has the sentence for each kind. */
export type EvidenceKind =
  | 'header-match'
  | 'page-match'
  | 'status-match'
  | 'length-match'
  | 'passed'
  | 'relayed'
  | 'app-answered'
  | 'own-page'
  | 'server-says'
  | 'page-says'
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
  /** The name of a header, cache, proxy or metric, or an error code. */
  readonly name?: string;
  /** A header's value or a part of the page, truncated to 80 characters; for `server-says` and `page-says`, to 160. */
  readonly value?: string;
  /** A measured duration in ms; for `retry-after`, a time in ms since the epoch. */
  readonly ms?: number;
  /** A product's own time limit, in ms. */
  readonly limit?: number;
  /** How many times that limit elapsed before the response. */
  readonly tries?: number;
}
