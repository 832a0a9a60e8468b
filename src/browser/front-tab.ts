import type { Tabs } from 'webextension-polyfill';
import { browser } from './api.ts';
import { cookieStoreIdOf } from './cookie-store.ts';
import { type ShownDocument, shownDocument } from './shown-document.ts';

/** The tab over which the popup was opened. */
export interface FrontTab {
  readonly id: number;
  /** Undefined if the extension may not read it. */
  readonly url: string | undefined;
  readonly storeId: string;
  readonly privateWindow: boolean;
}

/** Returns the active tab of the popup's window; undefined if the window has none. */
export async function frontTab(): Promise<FrontTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab && described(tab);
}

/**
 * Calls back when a navigation of the tab has ended, with the document that the tab then shows: the previous one if the
 * navigation was aborted.
 */
export function onTabNavigated(
  tabId: number,
  navigated: (tab: FrontTab, document: ShownDocument) => void,
): void {
  const listener = async (ended: { tabId: number; frameId: number }) => {
    if (ended.tabId !== tabId || ended.frameId !== 0) return;
    const [tab, document] = await Promise.all([browser.tabs.get(tabId), shownDocument(tabId)]).catch(
      () => [],
    );
    const front = tab && described(tab);
    if (front && document) navigated(front, document);
  };
  // For its error pages, Chrome fires only `onErrorOccurred` (measured).
  browser.webNavigation.onCommitted.addListener(listener);
  browser.webNavigation.onErrorOccurred.addListener(listener);
}

function described(tab: Tabs.Tab): FrontTab | undefined {
  const { id, url } = tab;
  if (id === undefined) return undefined;
  return { id, url, storeId: cookieStoreIdOf(tab), privateWindow: tab.incognito };
}
