import type { LoadedBy } from '../navigation/loaded-by.ts';
import type { FailingPage } from './outage.ts';
import type { BusyReason } from './reasons.ts';

/** A page that failed, as far as retrying it is concerned. */
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
  > {
  /** Who started the load, where it was none of Gatelight's. */
  readonly loadedBy: LoadedBy;
  /** The page that failed in this tab before was requested again; false for another page. */
  readonly again: boolean;
}

/**
 * How a tab's part ended. `elsewhere`: it shows another page. `download`, `no-content`, `stopped`: a load
 * ended and the failed page still stands. `discarded`: the browser unloaded it and will load it on its own.
 */
export type Leaving = 'closed' | 'elsewhere' | 'download' | 'no-content' | 'stopped' | 'discarded';

/** What the preflight check found; a check that failed counts as `used`. */
export type Readiness = 'free' | BusyReason;

/** What a tab of the outage really shows when the worker restarts. A tab without a fact is closed. */
export type TabFact =
  | { readonly shows: 'failure'; readonly failure: Failure }
  | { readonly shows: 'recovered' | 'elsewhere' | 'discarded' | 'loading'; readonly tabId: number };

/** What the user asked for with a button. */
export type Command = 'try-now' | 'reload-without-cache' | 'keep-trying' | 'stop';

/** What can happen to an outage. Events of tabs that have no part in it are ignored, except `failed`. */
export type OutageEvent =
  /** A page failed, or more became known of one that had (the same document again). */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /**
   * The failed page was requested again, by whomever, and is well. `elsewhere`: a redirect led to a page that was
   * not asked for.
   */
  | { readonly kind: 'recovered'; readonly tabId: number; readonly elsewhere: boolean }
  | { readonly kind: 'tab-left'; readonly tabId: number; readonly how: Leaving }
  | { readonly kind: 'tab-activated'; readonly tabId: number }
  /** The browser gave the tab another id. Comes before `worker-restarted`, whose facts use the new one. */
  | { readonly kind: 'tab-replaced'; readonly tabId: number; readonly by: number }
  /** A timer or alarm fired. One that comes early, late or twice does no harm. */
  | { readonly kind: 'wake-up' }
  /** The answer to the effect `check` of this number. */
  | { readonly kind: 'checked'; readonly number: number; readonly readiness: Readiness }
  /**
   * The answer to the effect `inspect` of this number. `standing`: the failed document still stands and no
   * navigation is pending.
   */
  | { readonly kind: 'inspected'; readonly number: number; readonly load: 'pending' | 'standing' }
  | { readonly kind: 'command'; readonly tabId: number; readonly command: Command }
  /** The network came or went, or a setting or permission changed. */
  | { readonly kind: 'environment-changed' }
  /** The worker started: effects that were under way may never have run. */
  | { readonly kind: 'worker-restarted'; readonly tabs: readonly TabFact[] };

/** The event of one kind. */
export type EventOf<K extends OutageEvent['kind']> = Extract<OutageEvent, { kind: K }>;
