import { browserKind } from '../../browser/platform.ts';
import { isPopupOpen } from '../../browser/popup-open.ts';
import { readPageNow, readPageUse, readReadyState } from '../../browser/scripting.ts';
import { type ShownDocument, shownDocument } from '../../browser/shown-document.ts';
import { isInView, type Tab, tabOf } from '../../browser/tabs.ts';
import type { Page } from '../../navigation/page.ts';
import type { Readiness } from '../../outage/step-interface.ts';
import { within } from '../../within.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppEvent } from '../app-event.ts';

// In ms, for each of the two halves.
const longestCheck = 500;

/** Reads a failed page's content again, as far as it is loaded by now. */
export async function rereadContent({ kind: _, ...attempt }: AppEffect<'reread-content'>): Promise<AppEvent> {
  const { site, tabId, page } = attempt;
  if ((await tabOf(tabId))?.discarded) return { kind: 'tab-discarded', site, tabId };
  const reading = page && (await within(longestCheck, readPageNow(tabId, page.documentId)));
  return { ...attempt, kind: 'content-reread', reading };
}

/**
 * Returns whether a load would disturb the user or lose what they typed. The browser's own error page is always `free`.
 * A page in which no script may run counts as used; a document that is no longer the failed one, or does not answer in
 * time, counts as loading.
 */
export async function readinessOf(tabId: number, failed: Page | undefined): Promise<Readiness> {
  const [tab, frame] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !frame || frame.documentId !== failed?.documentId) return 'loading';
  if (await isNavigating(tab, frame)) return 'loading';
  if (tab.audible) return 'sound';
  if (frame.errorPage) return 'free';
  const reading = readPageUse(tabId, frame.documentId).then((frames) => ({ frames }));
  const answer = await within(longestCheck, reading);
  // If the page or the machine is too busy to answer, nothing is known about the user.
  if (!answer) return 'loading';
  const { frames } = answer;
  const [main] = frames ?? [];
  if (!frames || !main || frames.some(({ used }) => used)) return 'used';
  if (frames.some(({ filled }) => filled)) return 'filled';
  return !main.focused && (await isTypedOutsidePage(tabId)) ? 'unfocused' : 'free';
}

/**
 * Returns whether the keyboard focus is in the window but outside its page: in the address bar, or in a panel other
 * than our popup. A load would replace what is typed in Firefox's address bar; Chrome keeps it (both measured).
 */
async function isTypedOutsidePage(tabId: number): Promise<boolean> {
  return browserKind() === 'firefox' && (await isInView(tabId)) && !(await isPopupOpen());
}

/** Returns `pending` if the tab is navigating or no longer shows the failed page, and otherwise `none`. */
export async function pendingLoadIn(tabId: number, failed: Page | undefined): Promise<'pending' | 'none'> {
  const [tab, frame] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !frame || frame.documentId !== failed?.documentId) return 'pending';
  return (await isNavigating(tab, frame)) ? 'pending' : 'none';
}

/**
 * Returns whether another document is loading, not just a subresource of the current one. Firefox does not report that;
 * there, a tab that is loading although its document is complete is loading another one.
 */
async function isNavigating(tab: Tab, { errorPage }: ShownDocument): Promise<boolean> {
  if (tab.navigating !== undefined || !tab.loading) return tab.navigating ?? false;
  return errorPage || (await within(longestCheck, readReadyState(tab.id))) === 'complete';
}
