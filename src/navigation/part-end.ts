import type { Header } from './page.ts';

/** How the request for a part of a page ended: a frame, or a call that a script made (`fetch`, `XMLHttpRequest`). */
export interface PartEnd {
  readonly tabId: number;
  readonly kind: 'frame' | 'call';
  /** The frame itself, or the one that made the call. */
  readonly frameId: number;
  /** The main document requested it, not one of its frames. */
  readonly inMainDocument: boolean;
  /** The document that requested it; undefined if the browser does not report it. */
  readonly documentId: string | undefined;
  /** Without its fragment. */
  readonly url: string;
  readonly method: string;
  /** The browser's own timestamp, in ms since the epoch. */
  readonly time: number;
  readonly outcome:
    | { readonly kind: 'response'; readonly status: number; readonly headers: readonly Header[] }
    /** The request for a frame was sent, and has not ended yet. */
    | { readonly kind: 'begun' }
    /** No response: the browser's own error code. */
    | { readonly kind: 'error'; readonly code: string };
}
