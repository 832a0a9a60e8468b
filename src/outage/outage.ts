import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { Backoff } from './backoff.ts';
import type { Bar, Caution, PauseReason, Run, RunEnd, StopReason } from './reasons.ts';

export type { Bar, Caution, PauseReason, Run, RunEnd, StopReason };

/** One origin in one cookie store: private windows and containers are sites of their own. */
export interface Site {
  /** Scheme, host and port, as `URL.origin` spells it. */
  readonly origin: string;
  readonly cookieStoreId: string;
  /** A private window's: nothing is remembered and nothing is notified. */
  readonly private: boolean;
}

/** A failing page of the outage; one per tab. */
export interface Member {
  readonly tabId: number;
  readonly documentId: string | undefined;
  /** When the failing document arrived, in ms since the epoch; tells documents apart where they have no id. */
  readonly arrivedAt: number;
  /** Upper case; undefined where the request was not observed. */
  readonly method: string | undefined;
  /** When the tab was last in front, in ms since the epoch; the leader is the latest. */
  readonly seenAt: number;
  readonly retry: RetryClass;
  /** Retry-After: nothing is sent by itself before this time, in ms since the epoch. */
  readonly notBefore: number | undefined;
  readonly caution: Caution | undefined;
  readonly bar: Bar | undefined;
  /** The reader pressed *Keep trying* in this very tab, knowing its caution. */
  readonly wished: boolean;
  /** It was reloaded because another page was well, and failed: from now on it is tried by the run alone. */
  readonly followed: boolean;
}

/** The run and how far it has come; it outlives the phases. */
export interface Plan {
  readonly run: Run;
  readonly startedAt: number;
  /** Attempts this run has made by itself. */
  readonly attempts: number;
  readonly backoff: Backoff;
  readonly end: RunEnd | undefined;
}

/** A reload that is under way. */
export interface Flight {
  /** The number of the effect that sent it. */
  readonly number: number;
  readonly tabId: number;
  readonly since: number;
  /** When to look whether the tab is still loading, for its end may have been missed. */
  readonly lookAt: number;
  /** The number of the look that has not been answered yet. */
  readonly look: number | undefined;
}

/** The look before a reload. */
export interface Look {
  readonly number: number;
  readonly tabId: number;
  readonly since: number;
}

/** What the recovery is at: the rest between two followers, the look at one, or its reload. */
export type RecoveryStep =
  | { readonly name: 'resting'; readonly dueAt: number }
  | { readonly name: 'looking'; readonly look: Look }
  | { readonly name: 'trying'; readonly flight: Flight };

/**
 * What the outage is doing; each phase has only its own fields.
 *
 *     waiting ⇄ counting ─► looking ─► trying ─► recovering ─► ended
 *                  ▲ ▲         │          │           │
 *                  │ └─ paused ◄          │ failed    │ a follower still fails
 *                  └──────────────────────┴───────────┘
 */
export type Phase =
  | { readonly name: 'waiting'; readonly reason: StopReason }
  | { readonly name: 'counting'; readonly dueAt: number }
  | { readonly name: 'looking'; readonly look: Look }
  | { readonly name: 'trying'; readonly flight: Flight }
  /** `tabId`: the page that was looked at; none where the network is away. */
  | {
      readonly name: 'paused';
      readonly reason: PauseReason;
      readonly tabId: number | undefined;
      readonly since: number;
      readonly dueAt: number;
    }
  /** The leader is well; `followers` are the tabs still to be reloaded, without the one in flight. */
  | { readonly name: 'recovering'; readonly followers: readonly number[]; readonly step: RecoveryStep }
  /** No failing page is left. Kept while "back" is shown and until the minute's budget is forgotten. */
  | { readonly name: 'ended'; readonly at: number; readonly how: 'back' | 'left' };

/** The life of one site's failure. Plain data: it is kept in `storage.session` between any two events. */
export interface Outage extends Site {
  readonly version: 1;
  /** When the first page failed, in ms since the epoch. */
  readonly since: number;
  readonly members: readonly Member[];
  readonly plan: Plan;
  readonly phase: Phase;
  /** When the outage last changed, in ms since the epoch: a clock that reads less was put back. */
  readonly changedAt: number;
  /** The number of the last effect that carries one. */
  readonly lastNumber: number;
  /** Every reload made, the reader's own through Gatelight included. */
  readonly attempts: number;
  /** When the site was asked again, within the last minute; never longer than the minute's budget. */
  readonly sent: readonly number[];
  /** When the site was first well again, in ms since the epoch; "back" is told once. */
  readonly backAt: number | undefined;
  /** The tabs that "back" is to be painted on now, latest last and bounded. */
  readonly backTabs: readonly number[];
  /** When `backTabs` is emptied, in ms since the epoch. */
  readonly backUntil: number;
}

/** The key of a site's outage: the same origin in another cookie store is another outage. */
export function keyOf(site: Pick<Site, 'origin' | 'cookieStoreId'>): string {
  return `${site.origin} ${site.cookieStoreId}`;
}
