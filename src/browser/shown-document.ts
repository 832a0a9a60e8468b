import { browser } from './api.ts';

/** The document that a tab shows. */
export interface ShownDocument {
  readonly url: string;
  /** Chrome from 106, Firefox from 153. */
  readonly documentId: string | undefined;
  /** The browser shows an error page of its own, which no script may look at. */
  readonly errorPage: boolean;
}

// Firefox's frames tell of no error, and its error pages bear the failed address; but their icon is one of these, which
// no website can have (aboutNetError.mjs and httpsonlyerror/errorpage.html of Firefox 153). Its viewer of PDFs has
// another one of the same folder.
const firefoxErrorIcons: ReadonlySet<string | undefined> = new Set([
  'chrome://global/skin/icons/info.svg',
  'chrome://global/skin/icons/warning.svg',
]);

/** What a tab shows, without a script in it; undefined where the tab is gone or has not loaded yet. */
export async function shownDocument(tabId: number): Promise<ShownDocument | undefined> {
  const [frame, tab] = await Promise.all([
    browser.webNavigation.getFrame({ tabId, frameId: 0 }),
    browser.tabs.get(tabId),
  ]).catch(() => []);
  if (!frame || !tab) return undefined;
  const { url, documentId, errorOccurred } = frame as typeof frame & { documentId?: string };
  return { url, documentId, errorPage: errorOccurred || firefoxErrorIcons.has(tab.favIconUrl) };
}
