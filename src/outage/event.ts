import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { Caution } from './outage.ts';

/** A page that failed, as far as the retrying of it goes. */
export interface Failure {
  readonly tabId: number;
  readonly documentId: string | undefined;
  /** When the document arrived, in ms since the epoch. */
  readonly arrivedAt: number;
  /** Upper case; undefined where the request was not observed. */
  readonly method: string | undefined;
  readonly retry: RetryClass;
  /** Retry-After in ms since the epoch. */
  readonly notBefore: number | undefined;
  readonly caution: Caution | undefined;
  /** When the tab was last in front, in ms since the epoch; now if it is. */
  readonly seenAt: number;
}

/**
 * How a tab's part ended. `elsewhere`: it shows another page. `download`, `no-content`, `stopped`: a load
 * ended and the failed page still stands. `discarded`: the browser unloaded it and will load it by itself.
 */
export type Leaving = 'closed' | 'elsewhere' | 'download' | 'no-content' | 'stopped' | 'discarded';

/** What the look before a reload saw; a look that failed counts as `typing`. */
export type Verdict = 'free' | 'typing' | 'sound' | 'loading';

/** What a tab of the outage really shows when the worker wakes. A tab that is not among the facts is closed. */
export type TabFact =
  | { readonly shows: 'failure'; readonly failure: Failure }
  | { readonly shows: 'well' | 'elsewhere' | 'discarded' | 'loading'; readonly tabId: number };

/** What the reader asked for. */
export type Wish = 'try-now' | 'reload-without-cache' | 'keep-trying' | 'stop';

/** What can happen to an outage. Events of tabs that are no members are ignored, but for `failed`. */
export type OutageEvent =
  /** A page failed, or more became known of one that had (the same document again). */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The failed page was loaded again (by us, the reader or the browser; redirects included) and is well. */
  | { readonly kind: 'well'; readonly tabId: number }
  | { readonly kind: 'left'; readonly tabId: number; readonly how: Leaving }
  /** The tab came in front. */
  | { readonly kind: 'fronted'; readonly tabId: number }
  /** The browser gave the tab another id. To be told before `woke`, whose facts have the new one. */
  | { readonly kind: 'replaced'; readonly tabId: number; readonly by: number }
  /** An alarm or timer rang. One that comes early, late or twice does no harm. */
  | { readonly kind: 'bell' }
  /** The answer to the effect `look` of this number. */
  | { readonly kind: 'looked'; readonly number: number; readonly verdict: Verdict }
  | { readonly kind: 'wished'; readonly tabId: number; readonly wish: Wish }
  /** The context changed: the network came or went, or the reader changed a setting. */
  | { readonly kind: 'context' }
  /** The worker started: effects that were under way may never have run. */
  | { readonly kind: 'woke'; readonly tabs: readonly TabFact[] };

/** The event of one kind. */
export type EventOf<K extends OutageEvent['kind']> = Extract<OutageEvent, { kind: K }>;
