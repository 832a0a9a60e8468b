import type { Tabs } from 'webextension-polyfill';
import { browser } from './api.ts';
import { type ShownDocument, shownDocument } from './shown-document.ts';

/** The tab that a popup hangs over: which page it speaks of, with nothing to act on it. */
export interface FrontTab {
  readonly id: number;
  /** Undefined where the extension may not read it. */
  readonly url: string | undefined;
  readonly storeId: string;
  readonly privateWindow: boolean;
}

/** The tab in front of the popup's own window; undefined where the window has none. */
export async function frontTab(): Promise<FrontTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab && described(tab);
}

/** Calls back when a navigation of the tab has ended, with what the tab shows then: the page before where it came to nothing. */
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
  // Chrome tells of its error pages by the error alone (measured).
  browser.webNavigation.onCommitted.addListener(listener);
  browser.webNavigation.onErrorOccurred.addListener(listener);
}

function described({ id, url, incognito, cookieStoreId }: Tabs.Tab): FrontTab | undefined {
  if (id === undefined) return undefined;
  const storeId = cookieStoreId ?? (incognito ? 'private' : 'default');
  return { id, url, storeId, privateWindow: incognito };
}
