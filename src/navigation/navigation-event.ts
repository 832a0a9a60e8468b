import type { LoadedBy } from './loaded-by.ts';
import type { Header } from './page.ts';

interface Timed {
  /**
   * The browser's own timestamp of the event in ms since the epoch, not the time of delivery: Firefox
   * delivers webRequest events after webNavigation's commit, although their timestamps precede it (measured
   * in Firefox 153; in Chromium 156 both orders agree).
   */
  readonly time: number;
  /** Without its fragment, which only webNavigation reports. */
  readonly url: string;
}

/** A request for a tab's page was sent. Each redirect sends another one with the same `requestId`. */
export interface RequestEvent extends Timed {
  readonly kind: 'request';
  readonly requestId: string;
  readonly method: string;
  readonly loadedBy: LoadedBy;
}

/** The head of the final response was received. */
export interface ResponseEvent extends Timed {
  readonly kind: 'response';
  readonly requestId: string;
  readonly method: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** See `ResponseHead`. */
  readonly edge?: string | undefined;
  readonly fromCache: boolean;
  readonly address: string | undefined;
}

/** A document replaced the tab's earlier one. */
export interface CommitEvent extends Timed {
  readonly kind: 'commit';
  readonly documentId: string | undefined;
  readonly loadedBy: LoadedBy;
  /** A reload of the previous document, from whatever URL it had set with `history.replaceState`. */
  readonly reload: boolean;
  /** The result of a form submission with any method. */
  readonly form: boolean;
  /** The user or a script navigated back or forward to it. */
  readonly traversal?: boolean;
}

/** webNavigation reported an error for the tab's main frame. */
export interface ErrorEvent extends Timed {
  readonly kind: 'error';
  readonly code: string;
  readonly documentId: string | undefined;
}

/** The tab was inspected, because no response was observed for its document. */
export interface ProbeEvent extends Timed {
  readonly kind: 'probe';
  readonly documentId: string | undefined;
  /** The status as the page itself reports it; undefined for the browser's own error page. */
  readonly status: number | undefined;
}

/** One browser event about a tab's main frame, normalized. */
export type NavigationEvent = RequestEvent | ResponseEvent | CommitEvent | ErrorEvent | ProbeEvent;
