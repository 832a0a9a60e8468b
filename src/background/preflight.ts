import { browserKind } from '../browser/platform.ts';
import { isPopupOpen } from '../browser/popup-open.ts';
import { readPageUse, readReadyState } from '../browser/scripting.ts';
import { type ShownDocument, shownDocument } from '../browser/shown-document.ts';
import { isLookedAt, type Tab, tabOf } from '../browser/tabs.ts';
import type { Page } from '../navigation/page.ts';
import type { Readiness } from '../outage/step-interface.ts';
import { within } from '../within.ts';

const longestCheck = 500;

/**
 * The check before an attempt, at most 500 ms: would the load disturb somebody, or lose what was typed? The browser's
 * own error page is free to load; a page that no script may enter counts as used, and a document that is no longer
 * the failed one, or does not answer in time, as one that is just loading.
 */
export async function preflight(tabId: number, failed: Page | undefined): Promise<Readiness> {
  const [tab, frame] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !frame || frame.documentId !== failed?.documentId) return 'loading';
  if (await isNavigating(tab, frame)) return 'loading';
  if (tab.audible) return 'sound';
  if (frame.errorPage) return 'free';
  const reading = readPageUse(tabId, frame.documentId).then((frames) => ({ frames }));
  const answer = await within(longestCheck, reading);
  // A page, or a machine, that is too busy to answer says nothing of its user.
  if (!answer) return 'loading';
  const { frames } = answer;
  const [main] = frames ?? [];
  if (!frames || !main || frames.some(({ used }) => used)) return 'used';
  if (frames.some(({ filled }) => filled)) return 'filled';
  return !main.focused && (await isTypedBeside(tabId)) ? 'unfocused' : 'free';
}

/**
 * The keyboard focus is in the window but not in its page: in the address bar, or a panel other than our popup. A load
 * would replace what is typed into Firefox's address bar; Chrome keeps it (both measured).
 */
async function isTypedBeside(tabId: number): Promise<boolean> {
  return browserKind() === 'firefox' && (await isLookedAt(tabId)) && !(await isPopupOpen());
}

/** Returns whether a load of the failed page has begun and not arrived; `standing` where nothing is under way. */
export async function inspectLoad(tabId: number, failed: Page | undefined): Promise<'pending' | 'none'> {
  const [tab, frame] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !frame || frame.documentId !== failed?.documentId) return 'pending';
  return (await isNavigating(tab, frame)) ? 'pending' : 'none';
}

/**
 * Whether a document is on its way, as opposed to an image of the one that is shown. Firefox does not tell; there a tab
 * that loads although its document is complete is on its way to another.
 */
async function isNavigating(tab: Tab, { errorPage }: ShownDocument): Promise<boolean> {
  if (tab.navigating !== undefined || !tab.loading) return tab.navigating ?? false;
  return errorPage || (await within(longestCheck, readReadyState(tab.id))) === 'complete';
}
