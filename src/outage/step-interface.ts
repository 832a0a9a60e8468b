import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { OutageFailure, PastOutage } from '../history/past-outages.ts';
import type { LoadedBy } from '../navigation/loaded-by.ts';
import type { RetryMode } from '../settings/settings.ts';
import type { FailingPage, Outage, Site } from './outage.ts';
import type { BusyReason } from './reasons.ts';

/** What can happen to an outage, by kind. Events of tabs without a page in the outage are ignored, except `failed`. */
interface EventDetails {
  /** A page failed, or more is known about a page that had failed (the same document again). */
  failed: { readonly failure: Failure };
  /**
   * The failed page was requested again, by the user, by the page or by Gatelight, and loaded. `elsewhere`: a redirect
   * led to a different page.
   */
  recovered: { readonly tabId: number; readonly elsewhere: boolean };
  'tab-left': { readonly tabId: number; readonly how: Leaving };
  'tab-activated': { readonly tabId: number };
  /** The browser gave the tab another id. Comes before `worker-restarted`, whose tabs have their new ids. */
  'tab-replaced': { readonly tabId: number; readonly by: number };
  /** A timer or an alarm fired. One that fires early, late or twice is harmless. */
  'wake-up': object;
  /** The result of the `check` effect with the same number. */
  checked: { readonly number: number; readonly readiness: Readiness };
  /** The result of the `inspect` effect with the same number. `none`: the tab still shows the failed document. */
  inspected: { readonly number: number; readonly load: 'pending' | 'none' };
  command: { readonly tabId: number; readonly command: Command };
  /** The network connection, a setting or a permission changed. */
  'environment-changed': object;
  /** The worker started: effects that were under way may never have run. */
  'worker-restarted': { readonly tabs: readonly ObservedTab[] };
}

export type EventKind = keyof EventDetails;

/** An event of one kind; without a type argument, of any kind. */
export type OutageEvent<K extends EventKind = EventKind> = {
  [P in K]: { readonly kind: P } & EventDetails[P];
}[K];

/** A page that failed, as far as retrying depends on it. */
export interface Failure
  extends Pick<
      FailingPage,
      | 'tabId'
      | 'documentId'
      | 'arrivedAt'
      | 'request'
      | 'status'
      | 'retry'
      | 'notBefore'
      | 'caution'
      | 'storedAnswer'
      | 'seenAt'
    >,
    Pick<OutageFailure, 'cause' | 'generatedBy'> {
  /** What started the load; `unknown` if Gatelight did. */
  readonly loadedBy: LoadedBy;
  /** The page that failed in this tab before was requested again; false for a different page. */
  readonly again: boolean;
}

/**
 * How a tab's participation ended. `elsewhere`: it shows another page. `download`, `no-content`, `stopped`: a load
 * ended without a new page. `discarded`: the browser unloaded the tab, and loads it once the user activates it.
 */
export type Leaving = 'closed' | 'elsewhere' | 'download' | 'no-content' | 'stopped' | 'discarded';

/** The result of the preflight check; a check that fails counts as `used`. */
export type Readiness = 'free' | BusyReason;

/** What one tab of the outage shows when the worker restarts. A tab that is not listed is closed. */
export type ObservedTab =
  | { readonly shows: 'failure'; readonly failure: Failure }
  | { readonly shows: 'recovered' | 'elsewhere' | 'discarded' | 'loading'; readonly tabId: number };

/** What the user asked for with a button. */
export type Command = 'try-now' | 'reload-without-cache' | 'keep-trying' | 'stop';

/** What a step depends on besides the outage and the event. */
export interface Context {
  readonly site: Site;
  /** In ms since the epoch; may jump in either direction between two steps. */
  readonly now: number;
  /** Returns a number from 0 up to but not including 1. */
  readonly random: () => number;
  readonly online: boolean;
  /** When the origin was requested by outages in other cookie stores, in ms since the epoch; the budget is shared. */
  readonly sentElsewhere: readonly number[];
  /** The extension has the permission to observe the site's loads, which the user can revoke at any time. */
  readonly mayWatch: boolean;
  /** The mode that the user chose for this site, or else the general one. */
  readonly mode: RetryMode;
  /** Returns the retry class of a page under the current settings. */
  readonly retryClass: (page: Pick<FailingPage, 'retry' | 'status'>) => RetryClass;
  /** The maximum number of attempts in an automatic run. */
  readonly attemptLimit: number;
  /** The maximum duration of an automatic run, in ms. */
  readonly runLimit: number;
}

/** An outage after an event, and the effects to run once it is written. */
export type Transition = readonly [outage: Outage, effects: readonly Effect[]];

/**
 * What to do once the state is written. `check`, `inspect` and `remember` may be repeated; a `load` and a
 * `notify` run at most once per number. Numbers only grow while the outage is stored. Badges and wake-ups are not
 * effects: both are derived from the state.
 */
export type Effect =
  /** Runs the preflight check; the event `checked` reports its result. */
  | { readonly kind: 'check'; readonly tabId: number; readonly number: number }
  /** Requests a tab's page again, always with GET. */
  | {
      readonly kind: 'load';
      readonly tabId: number;
      readonly number: number;
      readonly bypassCache: boolean;
      /** The user asked for this load, so it replaces any load that is pending in the tab. */
      readonly asked: boolean;
    }
  /** Finds out whether the load of an attempt is still pending; the event `inspected` reports the result. */
  | { readonly kind: 'inspect'; readonly tabId: number; readonly number: number }
  /** Notifies the user, unless the tab is in view. Never emitted for private windows. */
  | {
      readonly kind: 'notify';
      readonly tabId: number;
      readonly number: number;
      readonly outcome: KeepTryingOutcome;
    }
  /** Adds the outage to the history. Never emitted for private windows. */
  | { readonly kind: 'remember'; readonly record: PastOutage };

/** The effect of one kind. */
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** How *Keep trying* ended in the tab in which it was pressed. */
export type KeepTryingOutcome = 'back' | 'failed' | 'download' | 'no-content' | 'day-passed';

/** Returns the id of an observed tab. */
export function tabIdOf(tab: ObservedTab): number {
  return tab.shows === 'failure' ? tab.failure.tabId : tab.tabId;
}
