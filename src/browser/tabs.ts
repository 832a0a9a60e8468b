import type { Tabs } from 'webextension-polyfill';
import { browser } from './api.ts';
import { cookieStoreIdOf } from './cookie-store.ts';
import { browserKind } from './platform.ts';
import { isPopupOpen } from './popup-open.ts';
import { runInPage } from './scripting.ts';

/** What the engine needs to know of a tab. */
export interface Tab {
  readonly id: number;
  /** Undefined where the extension may not read it. */
  readonly url: string | undefined;
  /** In front of the focused or any other window. */
  readonly active: boolean;
  readonly windowId: number | undefined;
  /** The document or something in it is still loading. */
  readonly loading: boolean;
  /** A navigation is under way whose document has not arrived; undefined in Firefox, which does not tell. */
  readonly navigating: boolean | undefined;
  readonly discarded: boolean;
  readonly audible: boolean;
  readonly privateWindow: boolean;
  /** Keeps containers and private windows apart; Chrome names no store, so it is told by the window. */
  readonly storeId: string;
  /** When it was last in front, in ms since the epoch; Chrome from 121. */
  readonly lastAccessed: number | undefined;
}

/** The tab, or undefined where it is gone. */
export async function tabOf(tabId: number): Promise<Tab | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab && described(tab);
}

/** All tabs of all windows. */
export async function allTabs(): Promise<Tab[]> {
  return (await browser.tabs.query({})).flatMap((tab) => described(tab) ?? []);
}

/** Whether the tab is in front of the window that the reader used last. */
export async function isInFront(tabId: number): Promise<boolean> {
  const tabs = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tabs.some(({ id }) => id === tabId);
}

/** Whether the user is looking at the tab: it is in front of a window that has the focus, or has given it to our popup. */
export async function isLookedAt(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab?.active) return false;
  // Android has no windows: there the tab in front is the one on the screen.
  if (tab.windowId === undefined || !browser.windows) return true;
  const window = await browser.windows.get(tab.windowId).catch(() => undefined);
  if ((window?.focused ?? true) || (await isPopupOpen())) return true;
  // Without a display Chrome's windows never have the focus, while their pages do (measured).
  return (await runInPage(tabId, undefined, pageHasFocus, true)) ?? false;
}

// Runs in the page: it may use nothing from outside itself.
function pageHasFocus(): boolean {
  return document.hasFocus();
}

/** Loads the tab's page again. False where the tab is gone. */
export function reload(tabId: number, bypassCache: boolean): Promise<boolean> {
  return succeeds(browser.tabs.reload(tabId, { bypassCache }));
}

/**
 * Goes to an address with GET, as the address bar does. Firefox puts it in the place of the present page in the
 * tab's history, Chrome adds it (measured). False where the tab is gone.
 */
export function navigate(tabId: number, url: string): Promise<boolean> {
  return succeeds(
    browser.tabs.update(tabId, browserKind() === 'firefox' ? { url, loadReplace: true } : { url }),
  );
}

/** Goes to the page before. False where there is none, or the tab is gone. */
export function goBack(tabId: number): Promise<boolean> {
  return succeeds(browser.tabs.goBack(tabId));
}

export function onTabClosed(closed: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener(closed);
}

/** A tab came to the front of its window. */
export function onTabActivated(activated: (tabId: number) => void): void {
  browser.tabs.onActivated.addListener(({ tabId }) => activated(tabId));
}

/** A tab goes on under another id (Chrome, after a discard); Firefox keeps the id and need not know the event. */
export function onTabReplaced(replaced: (oldId: number, newId: number) => void): void {
  browser.tabs.onReplaced?.addListener((newId, oldId) => replaced(oldId, newId));
}

function described(tab: Tabs.Tab): Tab | undefined {
  if (tab.id === undefined || tab.id < 0) return undefined;
  return {
    id: tab.id,
    url: tab.url,
    active: tab.active,
    windowId: tab.windowId,
    loading: tab.status === 'loading',
    navigating: browserKind() === 'chrome' ? tab.pendingUrl !== undefined : undefined,
    discarded: tab.discarded ?? false,
    audible: tab.audible ?? false,
    privateWindow: tab.incognito,
    storeId: cookieStoreIdOf(tab),
    lastAccessed: tab.lastAccessed,
  };
}

function succeeds(done: Promise<unknown>): Promise<boolean> {
  return done.then(
    () => true,
    () => false,
  );
}
