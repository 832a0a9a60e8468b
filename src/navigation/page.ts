import type { LoadedBy } from './loaded-by.ts';

/** One header line as received: repeated names stay repeated, in order. */
export type Header = readonly [name: string, value: string];

/** What the server's answer to a page's own request looked like before its body. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: readonly Header[];
  /** Answered from this browser's HTTP cache: its age and timing tell nothing of the server. */
  readonly fromCache: boolean;
  /** The IP address that answered, where the browser tells it. */
  readonly address?: string;
  /** From the request being sent to the first byte of the answer, in ms. */
  readonly timeToFirstByte?: number;
  /** The request was redirected on its way here, so its time belongs to several servers. */
  readonly redirected: boolean;
}

/** How the request for a page ended. */
export type Outcome =
  | { readonly kind: 'response'; readonly head: ResponseHead }
  /** The status was read in the page itself: a service worker answered, or the response was missed. */
  | { readonly kind: 'probed'; readonly status: number }
  /** No response: the browser's own error code, in the browser's own spelling. */
  | { readonly kind: 'error'; readonly code: string }
  /** A document arrived and nothing is known of its response yet. */
  | { readonly kind: 'unseen' };

/** What a tab shows now. */
export interface Page {
  readonly url: string;
  /** The address that was asked for: the start of the redirects that led here, as far as it can be asked for with GET. */
  readonly requestedUrl: string;
  /** Upper case; undefined where the request was not observed. */
  readonly method: string | undefined;
  /** Names the document in both browsers (Firefox from 153); survives the back/forward cache. */
  readonly documentId: string | undefined;
  /** When the document replaced the one before it, in ms since the epoch. */
  readonly arrivedAt: number;
  readonly loadedBy: LoadedBy;
  /** The document before it was loaded again, by whatever address it had given itself. */
  readonly reload: boolean;
  /** It came from a form, with whatever method. */
  readonly form: boolean;
  /** The user, or a script, went back or forward to it. */
  readonly traversal?: boolean | undefined;
  readonly outcome: Outcome;
}

/** The status that a page was answered with; undefined where no response is known. */
export function statusOf(page: Page): number | undefined {
  switch (page.outcome.kind) {
    case 'response':
      return page.outcome.head.status;
    case 'probed':
      return page.outcome.status;
    default:
      return undefined;
  }
}
