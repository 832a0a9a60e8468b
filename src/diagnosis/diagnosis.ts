import type { Cause } from './causes.ts';
import type { Evidence } from './evidence.ts';
import type { GatewayId } from './gateways.ts';
import type { Fault, HopKind, HopState } from './hop.ts';
import type { PageContent } from './page-content.ts';

/** What is known of one link of the chain. */
export interface Hop {
  readonly kind: HopKind;
  readonly product?: GatewayId;
  readonly state: HopState;
}

export type Confidence = 'high' | 'medium' | 'low';

/** Whether the same request may be sent again: by itself, only when asked, or not at all. */
export type RetryClass = 'auto' | 'ask' | 'never';

/** The hop that wrote the answer: a product of the table, the site's own server, or not known. */
export type GeneratedBy = GatewayId | 'origin' | null;

/** An id that the vendor's support will ask for, under the name of the field that carried it. */
export interface RequestId {
  readonly name: string;
  readonly value: string;
}

/** What other sites answered lately, from the one local record: when the last good page came, and whose. */
export interface RecentSuccesses {
  readonly at: number;
  readonly origins: readonly string[];
}

/** What this browser knows beside the response's head. */
export interface Known {
  /** ms since the epoch. */
  readonly now: number;
  /** `navigator.onLine`. */
  readonly online: boolean;
  readonly recentSuccesses?: RecentSuccesses | undefined;
  /** Read from the page by a script; absent in the first pass and on pages that cannot be read. */
  readonly content?: PageContent | undefined;
}

/**
 * What is thought of a page: plain data, small enough for `storage.session`. Texts, links and advice are
 * looked up from it by `src/explanation/`.
 */
export interface Diagnosis {
  /** The status of the answer; undefined where none came. */
  readonly status: number | undefined;
  readonly chain: readonly Hop[];
  readonly generatedBy: GeneratedBy;
  readonly fault: Fault;
  readonly cause: Cause;
  readonly confidence: Confidence;
  readonly retry: RetryClass;
  /** Not to be asked again before this time (Retry-After), in ms since the epoch. */
  readonly notBefore?: number | undefined;
  readonly ids: readonly RequestId[];
  readonly evidence: readonly Evidence[];
  /** What witnesses say of the visitor's own connection. */
  readonly connection: 'works' | 'doubtful' | 'down' | 'unknown';
  /** The URL's host is private: a developer sits there. */
  readonly privateHost: boolean;
}
