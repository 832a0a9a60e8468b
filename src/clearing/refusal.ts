import { type DocumentName, isSameDocument } from '../navigation/same-document.ts';
import { originOf } from '../navigation/url.ts';
import type { Refusal } from './clearing.ts';

/** The tab that a clearing was asked for, as far as it matters here. */
interface AskedTab {
  readonly url: string | undefined;
  readonly privateWindow: boolean;
  /** What it shows now. */
  readonly shown: DocumentName | undefined;
}

/** What was confirmed: to clear one origin, on one document of it. */
interface Confirmed {
  readonly origin: string;
  readonly document: DocumentName;
}

/**
 * Why a tab's site may not be cleared; undefined where it may. What was confirmed is one origin on one document, so a
 * tab that shows another by now is left alone. Chrome's call reaches the ordinary profile alone, whichever window it was
 * meant for, and what a private window keeps goes with it.
 */
export function refusalOf(tab: AskedTab | undefined, { origin, document }: Confirmed): Refusal | undefined {
  if (!tab) return 'tab-gone';
  if (tab.privateWindow) return 'private-window';
  const isThere = tab.shown !== undefined && isSameDocument(document, tab.shown);
  return isThere && originOf(tab.url ?? '') === origin ? undefined : 'other-page';
}
