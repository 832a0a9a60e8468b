import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { OutageFailure } from '../history/past-outages.ts';
import type { RequestKind } from '../navigation/request-kind.ts';
import type { BusyReason, Caution, Exclusion, PauseReason, RunEnd, StopReason } from './reasons.ts';

/** One origin in one cookie store: private windows and containers have outages of their own. */
export interface Site {
  /** Scheme, host and port, as `URL.origin` serializes them. */
  readonly origin: string;
  readonly cookieStoreId: string;
  /** In a private window: nothing is recorded in the outage history and no notification is shown. */
  readonly private: boolean;
}

/** A failing page of the outage; at most one per tab. Times in ms since the epoch. */
export interface FailingPage {
  readonly tabId: number;
  readonly documentId: string | undefined;
  /** When the failing document arrived; identifies the document if the browser reports no document id. */
  readonly arrivedAt: number;
  readonly request: RequestKind;
  /** 0 if no response was received. */
  readonly status: number;
  /** As diagnosed; the settings may narrow or widen it (`Context.retryClass`). */
  readonly retry: RetryClass;
  /** Retry-After: nothing is sent automatically before this time. */
  readonly notBefore: number | undefined;
  readonly caution: Caution | undefined;
  /** A shared cache answered with a stored error: only a request that bypasses caches can give a new response. */
  readonly storedAnswer: boolean;
  /** When the tab was last active. */
  readonly seenAt: number;
  readonly exclusion: Exclusion | undefined;
  /** The page is in use, and is not checked again before `until`. */
  readonly busy: { readonly reason: BusyReason; readonly until: number } | undefined;
  /** How many turns as leader the page has had; a turn is two failed attempts in a row, or one that timed out. */
  readonly turns: number;
  /** Failed attempts of the current turn: 0 or 1. */
  readonly strikes: number;
  /** When the last attempt in this tab was sent, until it ends in a document. */
  readonly loadSince: number | undefined;
  /** Consecutive reloads at similar intervals that neither the user nor Gatelight is known to have made. */
  readonly selfReloads: number;
  /** The interval before the last of them, in ms. */
  readonly selfReloadInterval: number | undefined;
  /** Attempts for which a 404 or 500 still counts as a restarting deployment. */
  readonly grace: number;
  /** The page failed at its gateway during this outage. */
  readonly gatewayFailed: boolean;
  /** When the user pressed *Keep trying* in this tab. */
  readonly keepTryingSince: number | undefined;
}

/** The state of the automatic attempts; kept for `runMemory` after a recovery. Times in ms since the epoch. */
export interface Run {
  readonly startedAt: number;
  /** Attempts made to find out whether the site is back; loads of followers do not count. */
  readonly attempts: number;
  readonly lastAttemptAt: number | undefined;
  /** The state of `nextDelay`. */
  readonly backoff: number;
  readonly end: RunEnd | undefined;
}

/**
 * One load of one page on behalf of the outage. `retry`: to find out whether the site is back. `follow`: another page
 * of the site has recovered. `command`: the user asked for it.
 */
export interface Attempt {
  /** The number of the effect that started it. */
  readonly number: number;
  readonly tabId: number;
  readonly purpose: 'retry' | 'follow' | 'command';
  /** When it started, in ms since the epoch. */
  readonly since: number;
}

/**
 * What the outage is doing; each phase has only its own fields. Times in ms since the epoch.
 *
 *                      wake-up                page is free
 *      ┌──► scheduled ──────────► checking ──────────────► loading
 *      │       ▲  ▲                   │                       │
 *      │       │  └──── paused ◄──────┤ page is in use,       │
 *      │       │                      │ or offline            │
 *      ▼       └──────────────────────┴───────────────────────┘
 *   stopped        page fails again, times out, or others follow
 *
 * From any phase the outage goes to `stopped` when nothing may be sent automatically, to `loading` when the user
 * presses *Try again now*, and to `ended` when no failing page is left.
 */
export type Phase =
  | { readonly name: 'stopped'; readonly reason: StopReason }
  | { readonly name: 'scheduled'; readonly dueAt: number; readonly purpose: 'retry' | 'follow' }
  /** The preflight check of a page is under way. */
  | { readonly name: 'checking'; readonly attempt: Attempt }
  | {
      readonly name: 'loading';
      readonly attempt: Attempt;
      /** When to inspect the tab, in case the end of the load was missed. */
      readonly inspectAt: number;
      /** The number of the inspection whose result is awaited. */
      readonly inspection: number | undefined;
    }
  | {
      readonly name: 'paused';
      readonly reason: PauseReason;
      readonly since: number;
      readonly dueAt: number;
    }
  /**
   * No failing page is left. `closed`: it was in a private window and was closed. Kept while "back" is shown and while
   * the requests and attempts still count toward a limit.
   */
  | { readonly name: 'ended'; readonly at: number; readonly how: 'recovered' | 'left' | 'closed' };

/** The failure that the history names for an outage. */
export interface FirstFailure extends OutageFailure {
  /** When its document arrived, in ms since the epoch. */
  readonly arrivedAt: number;
}

/** The outage of one site, from its first failing page to its last. Plain data, stored in `storage.session`. */
export interface Outage extends Site {
  readonly version: 2;
  /** When the first page failed, in ms since the epoch. */
  readonly since: number;
  /** The first failure with a response, or else the first one. */
  readonly firstFailure: FirstFailure;
  readonly pages: readonly FailingPage[];
  readonly run: Run;
  readonly phase: Phase;
  /** Tabs that are still to be loaded because another page of the site recovered. */
  readonly followers: readonly number[];
  /** Which tabs were loaded as followers, and when, in ms since the epoch; at most `followedKept`. */
  readonly followed: readonly { readonly tabId: number; readonly at: number }[];
  /** When the outage last changed, in ms since the epoch. If the clock shows less, it was set back. */
  readonly changedAt: number;
  /** The number of the last effect that has one. */
  readonly lastNumber: number;
  /** All loads made by Gatelight, including those of the user's commands. */
  readonly attempts: number;
  /** When the site was requested during the last minute, in ms since the epoch; at most `minuteBudget` times. */
  readonly sent: readonly number[];
  /** The part of `sent` that Gatelight sent. */
  readonly ownSent: readonly number[];
  /** When a page of the site first recovered, in ms since the epoch. */
  readonly recoveredAt: number | undefined;
  /** The tabs that show "back" now, latest last; at most `recoveredTabsKept`. */
  readonly recoveredTabs: readonly number[];
  /** When `recoveredTabs` is emptied, in ms since the epoch. */
  readonly recoveredUntil: number;
}

/** Returns the key of a site's outage: the same origin in another cookie store has another outage. */
export function keyOf(site: Pick<Site, 'origin' | 'cookieStoreId'>): string {
  return `${site.origin} ${site.cookieStoreId}`;
}

/** Returns the failing page of a tab; undefined if it has none. */
export function pageOf(outage: Pick<Outage, 'pages'>, tabId: number): FailingPage | undefined {
  return outage.pages.find((page) => page.tabId === tabId);
}

/** Returns the outage with some fields of one page changed. */
export function withPage(outage: Outage, tabId: number, change: Partial<FailingPage>): Outage {
  return {
    ...outage,
    pages: outage.pages.map((page) => (page.tabId === tabId ? { ...page, ...change } : page)),
  };
}

/** Returns the outage without a tab's page, and without the tab among the followers. */
export function withoutPage(outage: Outage, tabId: number): Outage {
  return {
    ...outage,
    pages: outage.pages.filter((page) => page.tabId !== tabId),
    followers: outage.followers.filter((follower) => follower !== tabId),
  };
}

/** Returns the attempt in progress, including one that is still in its preflight check. */
export function attemptOf({ phase }: Pick<Outage, 'phase'>): Attempt | undefined {
  return phase.name === 'checking' || phase.name === 'loading' ? phase.attempt : undefined;
}

/** Returns whether the load of an attempt, not just its preflight check, is under way in the tab. */
export function isAttemptLoading({ phase }: Pick<Outage, 'phase'>, tabId: number): boolean {
  return phase.name === 'loading' && phase.attempt.tabId === tabId;
}
