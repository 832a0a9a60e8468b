import type { LoadedBy } from './loaded-by.ts';
import type { Header } from './page.ts';

interface Timed {
  /**
   * The browser's own time of the event in ms since the epoch, not the time of its delivery:
   * Firefox delivers webRequest's events after webNavigation's commit, but stamps them before it
   * (measured in Firefox 153; Chromium 156 stamps and delivers in the same order).
   */
  readonly time: number;
  /** Without its fragment, which webRequest does not report and webNavigation does. */
  readonly url: string;
}

/** The request for a tab's page was sent; one for each redirect, all under one `requestId`. */
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
  readonly fromCache: boolean;
  readonly address: string | undefined;
}

/** A document replaced the tab's earlier one. */
export interface CommitEvent extends Timed {
  readonly kind: 'commit';
  readonly documentId: string | undefined;
  readonly loadedBy: LoadedBy;
  /** The document before it was loaded again, by whatever address it had given itself. */
  readonly reload: boolean;
  /** It came from a form, with whatever method. */
  readonly form: boolean;
  /** The user, or a script, went back or forward to it. */
  readonly traversal?: boolean;
}

/** webNavigation reported an error for the tab's main frame. */
export interface ErrorEvent extends Timed {
  readonly kind: 'error';
  readonly code: string;
  readonly documentId: string | undefined;
}

/** The tab was looked at, for a document that no response told of. */
export interface ProbeEvent extends Timed {
  readonly kind: 'probe';
  readonly documentId: string | undefined;
  /** As the page itself knows it; undefined where the browser shows its own error page instead. */
  readonly status: number | undefined;
}

/** One browser event about a tab's main frame, normalized. */
export type NavigationEvent = RequestEvent | ResponseEvent | CommitEvent | ErrorEvent | ProbeEvent;
