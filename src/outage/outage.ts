import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { Backoff } from './backoff.ts';

/** One origin in one cookie store: private windows and containers are sites of their own. */
export interface Site {
  /** Scheme, host and port, as `URL.origin` spells it. */
  readonly origin: string;
  readonly cookieStoreId: string;
  /** A private window's: nothing is remembered and nothing is notified. */
  readonly private: boolean;
}

/** Why a page that could be retried by itself waits for its reader instead. */
export type Caution =
  | 'private-host'
  | 'refreshes-itself'
  | 'own-content'
  | 'one-time-token'
  | 'method-unknown'
  | 'browser-retries';

/** Why this one tab takes no further part until its reader asks or it fails anew. */
export type Bar = 'download' | 'no-content' | 'stopped' | 'discarded';

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
}

/** What drives the attempts: the bounded automatic run, or the reader's wish to keep trying. */
export type Run = 'automatic' | 'keep-trying';

/** What ended the run itself; no failing page changes that. */
export type RunEnd = 'user' | 'attempts-spent' | 'time-spent' | 'retry-after-too-late';

/** The run and how far it has come; it outlives the phases. */
export interface Plan {
  readonly run: Run;
  readonly startedAt: number;
  /** Attempts this run has made by itself. */
  readonly attempts: number;
  readonly backoff: Backoff;
  readonly end: RunEnd | undefined;
}

/** Why nothing is sent although more attempts are planned. */
export type PauseReason = 'offline' | 'typing' | 'sound' | 'loading';

/** Why no further attempt comes by itself. */
export type StopReason =
  | RunEnd
  | Bar
  | Caution
  | 'form'
  /** The status is of the class that is never retried, or the reader chose so for this site. */
  | 'never-retried'
  /** The status, or the reader's choice for this site, is to try only when asked. */
  | 'only-when-asked'
  /** The site answers again, but this page may not be reloaded by itself. */
  | 'site-is-back';

/** A reload that is under way. */
export interface Flight {
  /** Counts every reload of the outage; names the effect. */
  readonly number: number;
  readonly tabId: number;
  readonly since: number;
  /** The reader's own click: it is none of the run's attempts. */
  readonly own: boolean;
}

/** What the recovery is at: the pause between two followers, the look at one, or its reload. */
export type RecoveryStep =
  | { readonly name: 'resting'; readonly dueAt: number }
  | { readonly name: 'looking'; readonly tabId: number; readonly since: number }
  | { readonly name: 'trying'; readonly flight: Flight; readonly lookAt: number };

/** What the outage is doing; each phase has only its own fields. */
export type Phase =
  | { readonly name: 'waiting'; readonly reason: StopReason }
  | { readonly name: 'counting'; readonly dueAt: number }
  | { readonly name: 'looking'; readonly tabId: number; readonly since: number }
  | { readonly name: 'trying'; readonly flight: Flight; readonly lookAt: number }
  | { readonly name: 'paused'; readonly reason: PauseReason; readonly since: number; readonly dueAt: number }
  /** The leader is well; `followers` are the tabs still to be reloaded. */
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
  /** The number of the last reload or notification; each is run at most once. */
  readonly lastNumber: number;
  /** When the site was asked again, within the last minute; never longer than the minute's budget. */
  readonly sent: readonly number[];
  /** When the site was first well again, in ms since the epoch; "back" is told once. */
  readonly backAt: number | undefined;
  /** The tabs that came back, latest last and bounded: where "back" is painted for a few seconds. */
  readonly backTabs: readonly number[];
}

/** The key of a site's outage: the same origin in another cookie store is another outage. */
export function keyOf(site: Pick<Site, 'origin' | 'cookieStoreId'>): string {
  return `${site.origin} ${site.cookieStoreId}`;
}
