import type { Tabs } from 'webextension-polyfill';
import { browser } from './api.ts';
import { cookieStoreIdOf } from './cookie-store.ts';
import { browserKind } from './platform.ts';
import { isPopupOpen } from './popup-open.ts';
import { runInPage } from './scripting.ts';

/** What the background needs to know about a tab. */
export interface Tab {
  readonly id: number;
  /** Undefined if the extension may not read it. */
  readonly url: string | undefined;
  /** The active tab of its window, focused or not. */
  readonly active: boolean;
  readonly windowId: number | undefined;
  /** The document or something in it is still loading. */
  readonly loading: boolean;
  /** A navigation has started and not committed; undefined in Firefox, which does not report it. */
  readonly navigating: boolean | undefined;
  readonly discarded: boolean;
  readonly audible: boolean;
  readonly privateWindow: boolean;
  /** Keeps containers and private windows apart. */
  readonly storeId: string;
  /** When it was last active, in ms since the epoch; Chrome from 121. */
  readonly lastAccessed: number | undefined;
}

/** Returns a tab; undefined if it is closed. */
export async function tabOf(tabId: number): Promise<Tab | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab && described(tab);
}

/** Returns all tabs of all windows. */
export async function allTabs(): Promise<Tab[]> {
  return (await browser.tabs.query({})).flatMap((tab) => described(tab) ?? []);
}

/** Returns whether the tab is the active one of the last focused window. */
export async function isInFront(tabId: number): Promise<boolean> {
  const tabs = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tabs.some(({ id }) => id === tabId);
}

/** Returns whether the user sees the tab: its window has the focus, or has passed it to the extension's popup. */
export async function isInView(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab?.active) return false;
  // Android has no windows: the active tab is the one on the screen.
  if (tab.windowId === undefined || !browser.windows) return true;
  const window = await browser.windows.get(tab.windowId).catch(() => undefined);
  if ((window?.focused ?? true) || (await isPopupOpen())) return true;
  // Without a display Chrome's windows never have the focus, although their pages do (measured).
  return (await runInPage(tabId, undefined, pageHasFocus, true)) ?? false;
}

// Runs in the page: it may use nothing from outside itself.
function pageHasFocus(): boolean {
  return document.hasFocus();
}

/** Reloads the tab. Returns false if it is closed. */
export function reload(tabId: number, bypassCache: boolean): Promise<boolean> {
  return succeeds(browser.tabs.reload(tabId, { bypassCache }));
}

/**
 * Navigates to a URL with GET, like the address bar. Firefox replaces the current entry of the tab's history, Chrome
 * adds one (measured). Returns false if the tab is closed.
 */
export function navigate(tabId: number, url: string): Promise<boolean> {
  return succeeds(
    browser.tabs.update(tabId, browserKind() === 'firefox' ? { url, loadReplace: true } : { url }),
  );
}

/** Goes back one page. Returns false if there is none or the tab is closed. */
export function goBack(tabId: number): Promise<boolean> {
  return succeeds(browser.tabs.goBack(tabId));
}

export function onTabClosed(closed: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener(closed);
}

/** Calls back when a tab becomes the active one of its window. */
export function onTabActivated(activated: (tabId: number) => void): void {
  browser.tabs.onActivated.addListener(({ tabId }) => activated(tabId));
}

/** Calls back when a tab gets another id (Chrome, after a discard). Firefox keeps ids and lacks the event. */
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
