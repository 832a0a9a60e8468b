import { browser } from './api.ts';

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
  if (tab?.id === undefined) return undefined;
  return {
    id: tab.id,
    url: tab.url,
    storeId: tab.cookieStoreId ?? (tab.incognito ? 'private' : 'default'),
    privateWindow: tab.incognito,
  };
}
