import type { LoadedBy } from './loaded-by.ts';

/** One header line as received; repeated headers stay separate, in order. */
export type Header = readonly [name: string, value: string];

/** The response to a page's own request, without its body. */
export interface ResponseHead {
  readonly status: number;
  /** Empty for a page that did not fail. */
  readonly headers: readonly Header[];
  /** Of a page that did not fail: the edge that the headers showed, all that is read of them. */
  readonly edge?: string | undefined;
  /** From this browser's HTTP cache, so that age and timing reveal nothing about the server. */
  readonly fromCache: boolean;
  /** The server's IP address, if the browser reports it. */
  readonly address?: string;
  /** From sending the request to the first byte of the response, in ms. */
  readonly timeToFirstByte?: number;
  /** The request was redirected, so the time includes several servers. */
  readonly redirected: boolean;
}

/** How the request for a page ended. */
export type Outcome =
  | { readonly kind: 'response'; readonly head: ResponseHead }
  /**
   * The status was read in the page itself, because a service worker responded or the response was not
   * observed.
   */
  | { readonly kind: 'probed'; readonly status: number }
  /** No response: the browser's own error code, as the browser reports it. */
  | { readonly kind: 'error'; readonly code: string }
  /** A document arrived, and nothing is known about its response yet. */
  | { readonly kind: 'unseen' };

/** The page that a tab shows. */
export interface Page {
  readonly url: string;
  /**
   * The start of the redirect chain that led here, or the first URL of the chain after which only GET was
   * sent.
   */
  readonly requestedUrl: string;
  /** In upper case; undefined if the request was not observed. */
  readonly method: string | undefined;
  /**
   * Identifies the document in both browsers (Firefox since 153), also after it returns from the back/forward
   * cache.
   */
  readonly documentId: string | undefined;
  /** When the document replaced the previous one, in ms since the epoch. */
  readonly arrivedAt: number;
  readonly loadedBy: LoadedBy;
  /** A reload of the previous document, from whatever URL it had set with `history.replaceState`. */
  readonly reload: boolean;
  /** The result of a form submission with any method. */
  readonly form: boolean;
  /** The user or a script navigated back or forward to it. */
  readonly traversal?: boolean | undefined;
  readonly outcome: Outcome;
}

/** Returns the status of a page's response; undefined if no response is known. */
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
