import { type DocumentName, isSameDocument } from '../navigation/same-document.ts';
import { originOf } from '../navigation/url.ts';

/** Why nothing was cleared. */
export type Refusal = 'tab-gone' | 'other-page' | 'private-window' | 'ran-before';

/** The tab in which the user asked for a clearing. */
interface AskedTab {
  readonly url: string | undefined;
  readonly privateWindow: boolean;
  /** The document it shows now. */
  readonly shown: DocumentName | undefined;
}

/** What the user confirmed: to clear this origin, on this document. */
interface Confirmed {
  readonly origin: string;
  readonly document: DocumentName;
}

/**
 * Returns why a tab's site must not be cleared; undefined if it may be. The confirmation covers one document, so a tab
 * that has navigated since is left alone. Private windows are refused because Chrome's API always clears the regular
 * profile; their data is deleted when the last of them closes.
 */
export function refusalOf(tab: AskedTab | undefined, { origin, document }: Confirmed): Refusal | undefined {
  if (!tab) return 'tab-gone';
  if (tab.privateWindow) return 'private-window';
  const isThere = tab.shown !== undefined && isSameDocument(document, tab.shown);
  return isThere && originOf(tab.url ?? '') === origin ? undefined : 'other-page';
}
