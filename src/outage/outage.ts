import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { RequestKind } from '../navigation/request-kind.ts';
import type { BusyReason, Caution, Exclusion, PauseReason, RunEnd, StopReason } from './reasons.ts';

/** One origin in one cookie store: private windows and containers are sites of their own. */
export interface Site {
  /** Scheme, host and port, as `URL.origin` serializes them. */
  readonly origin: string;
  readonly cookieStoreId: string;
  /** In a private window: nothing is remembered and nobody is notified. */
  readonly private: boolean;
}

/** A failing page of the outage; at most one per tab. Times in ms since the epoch. */
export interface FailingPage {
  readonly tabId: number;
  readonly documentId: string | undefined;
  /** When the failing document arrived; identifies documents where the browser gives them no id. */
  readonly arrivedAt: number;
  readonly request: RequestKind;
  /** 0 where no response came. */
  readonly status: number;
  /** As diagnosed; the settings may narrow or widen it (`Context.retryClass`). */
  readonly retry: RetryClass;
  /** Retry-After: nothing is sent automatically before this time. */
  readonly notBefore: number | undefined;
  readonly caution: Caution | undefined;
  /** A shared cache answered with a stored error: only a request past the cache can bring anything new. */
  readonly storedAnswer: boolean;
  /** When the tab was last active. */
  readonly seenAt: number;
  readonly exclusion: Exclusion | undefined;
  /** Until `until` the page is not even checked. */
  readonly busy: { readonly reason: BusyReason; readonly until: number } | undefined;
  /** How often the page has led: each time for two failed attempts in a row, or one that timed out. */
  readonly turns: number;
  /** Failed attempts of the turn under way: 0 or 1. */
  readonly strikes: number;
  /** When an attempt in this tab was sent that has not ended in a document yet. */
  readonly loadSince: number | undefined;
  /** Reloads in a row, at like intervals, that neither the user nor Gatelight is known to have made. */
  readonly selfReloads: number;
  /** The interval of the last of them, in ms. */
  readonly selfReloadInterval: number | undefined;
  /** Attempts for which a 404 or 500 still counts as a restarting deployment. */
  readonly grace: number;
  /** It failed at its gateway in this outage. */
  readonly gatewayFailed: boolean;
  /** When the user pressed *Keep trying* in this tab. */
  readonly keepTryingSince: number | undefined;
}

/** What the automatic attempts have come to; it outlives a recovery (`runMemory`). */
export interface Run {
  readonly startedAt: number;
  /** Attempts made automatically; following a recovered page is none. */
  readonly attempts: number;
  readonly lastAttemptAt: number | undefined;
  /** The state of `nextDelay`. */
  readonly backoff: number;
  readonly end: RunEnd | undefined;
}

/**
 * One load of one page on behalf of the outage. `retry`: to see whether the site is back. `follow`: another page
 * of the site has recovered. `command`: the user asked for it.
 */
export interface Attempt {
  /** The number of the effect that began it. */
  readonly number: number;
  readonly tabId: number;
  readonly purpose: 'retry' | 'follow' | 'command';
  readonly since: number;
}

/**
 * What the outage is doing; each phase has only its own fields.
 *
 *     stopped ⇄ scheduled ─► checking ─► loading ─► ended
 *                  ▲ ▲           │          │
 *                  │ └─ paused ◄─┘          │ failed, timed out, or others follow
 *                  └────────────────────────┘
 */
export type Phase =
  | { readonly name: 'stopped'; readonly reason: StopReason }
  | { readonly name: 'scheduled'; readonly dueAt: number; readonly purpose: 'retry' | 'follow' }
  /** The preflight check of a page is under way. */
  | { readonly name: 'checking'; readonly attempt: Attempt }
  /** `inspectAt`: when to find out whether the tab is still loading, in case its end was missed. */
  | {
      readonly name: 'loading';
      readonly attempt: Attempt;
      readonly inspectAt: number;
      /** The number of an inspection that has not been answered. */
      readonly inspection: number | undefined;
    }
  | {
      readonly name: 'paused';
      readonly reason: PauseReason;
      readonly since: number;
      readonly dueAt: number;
    }
  /** No failing page is left; `closed`: a private window's was closed. Kept while "back" is shown and while requests and attempts still count. */
  | { readonly name: 'ended'; readonly at: number; readonly how: 'recovered' | 'left' | 'closed' };

/** One site's failure from its first failing page to its last. Plain data, stored in `storage.session`. */
export interface Outage extends Site {
  readonly version: 2;
  /** When the first page failed, in ms since the epoch. */
  readonly since: number;
  readonly pages: readonly FailingPage[];
  readonly run: Run;
  readonly phase: Phase;
  /** Tabs that are still to be loaded because another page of the site recovered. */
  readonly followers: readonly number[];
  /** Which tabs followed a recovery, and when; bounded. */
  readonly followed: readonly { readonly tabId: number; readonly at: number }[];
  /** When the outage last changed, in ms since the epoch: a clock that reads less was set back. */
  readonly changedAt: number;
  /** The number of the last effect that carries one. */
  readonly lastNumber: number;
  /** Every load that Gatelight made, the user's commands included. */
  readonly attempts: number;
  /** When the site was requested within the last minute; never longer than the minute's budget. */
  readonly sent: readonly number[];
  /** Those of them that Gatelight sent. */
  readonly ownSent: readonly number[];
  /** When a page of the site first recovered, in ms since the epoch. */
  readonly recoveredAt: number | undefined;
  /** The tabs that show "back" now, latest last and bounded. */
  readonly recoveredTabs: readonly number[];
  /** When `recoveredTabs` is emptied, in ms since the epoch. */
  readonly recoveredUntil: number;
}

/** Returns the key of a site's outage: the same origin in another cookie store is another outage. */
export function keyOf(site: Pick<Site, 'origin' | 'cookieStoreId'>): string {
  return `${site.origin} ${site.cookieStoreId}`;
}
