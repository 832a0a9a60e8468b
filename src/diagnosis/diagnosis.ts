import type { Basis } from './basis.ts';
import type { Cause } from './causes.ts';
import type { Evidence } from './evidence.ts';
import type { GatewayId } from './gateways.ts';
import type { Fault, HopKind, HopState } from './hop.ts';
import type { PageContent } from './page-content.ts';

/** One hop of the chain and its state. */
export interface Hop {
  readonly kind: HopKind;
  readonly product?: GatewayId;
  readonly state: HopState;
}

/** How often claims on the same basis are right: `confidence.ts`. */
export type Confidence = 'high' | 'medium' | 'low';

/** The claims of a diagnosis. */
export type ClaimName = 'generatedBy' | 'fault' | 'cause';

/** Whether the same request may be sent again: automatically, only when the user asks, or not at all. */
export type RetryClass = 'auto' | 'ask' | 'never';

/**
 * The hop that generated the response (RFC 9209): a known product, the site's own server, or null if unknown.
 */
export type GeneratedBy = GatewayId | 'origin' | null;

/** A request ID that the vendor's support asks for, with the name of the header or the label in the page that carried it. */
export interface RequestId {
  readonly name: string;
  readonly value: string;
}

/**
 * The other sites that loaded recently: their origins, and when the last page loaded, in ms since the epoch.
 */
export interface RecentSuccesses {
  readonly at: number;
  readonly origins: readonly string[];
}

/** What a diagnosis takes into account apart from the response's head. */
export interface DiagnosisContext {
  /** In ms since the epoch. */
  readonly now: number;
  /** `navigator.onLine`. */
  readonly online: boolean;
  readonly recentSuccesses?: RecentSuccesses | undefined;
  /** Absent in the first pass, and for pages that no script may read. */
  readonly content?: PageContent | undefined;
}

/**
 * Why a page failed, as plain data small enough for `storage.session`. `src/explanation/` derives texts,
 * links and advice from it.
 */
export interface Diagnosis {
  /** The response's status; undefined if there was no response. */
  readonly status: number | undefined;
  /** The vendor's own code on the page, which says more than the status: Cloudflare's 1xxx. */
  readonly vendorCode?: number;
  readonly chain: readonly Hop[];
  readonly generatedBy: GeneratedBy;
  /** What the response calls itself in Server or Via, if that is no known product. */
  readonly namedServer?: string;
  readonly fault: Fault;
  readonly cause: Cause;
  readonly confidence: Readonly<Record<ClaimName, Confidence>>;
  /** What each claim rests on. */
  readonly basis: Readonly<Record<ClaimName, Basis>>;
  readonly retry: RetryClass;
  /** The earliest time for another request (Retry-After), in ms since the epoch. */
  readonly notBefore?: number | undefined;
  readonly ids: readonly RequestId[];
  readonly evidence: readonly Evidence[];
  /** The state of the user's own connection, judged by whether other sites loaded recently. */
  readonly connection: 'works' | 'doubtful' | 'down' | 'unknown';
  /** The URL's host is private (see `isPrivateHost`), so the user is probably its developer. */
  readonly privateHost: boolean;
}

/** The claims of a diagnosis about a response. */
export type Claims = Pick<Diagnosis, ClaimName | 'basis'>;
