import { browserKind } from '../../browser/platform.ts';
import { hasBeenActivated, replaceLocation } from '../../browser/scripting.ts';
import { type ShownDocument, shownDocument } from '../../browser/shown-document.ts';
import { navigate, reload, tabOf } from '../../browser/tabs.ts';
import type { Page } from '../../navigation/page.ts';
import { requestKindOf } from '../../navigation/request-kind.ts';
import { isCut, originOf, upToFragment } from '../../navigation/url.ts';
import { within } from '../../within.ts';
import type { LoadOutcome } from '../app-event.ts';

// In ms. A page that is busy must not delay the other sites' attempts.
const longestScript = 500;

interface LoadOptions {
  readonly bypassCache: boolean;
  /** The user asked for this load, so it replaces any load that is pending in the tab. */
  readonly asked: boolean;
}

/**
 * Requests a tab's page again, only with GET. Reloads the page if its request was observed to be a GET. Otherwise, and
 * if redirects led to the page, navigates to the URL that was requested first, or to the page's own URL if the first
 * one was too long to keep. Never requests the result of a form.
 */
export async function loadPage(
  tabId: number,
  page: Page,
  { bypassCache, asked }: LoadOptions,
): Promise<LoadOutcome> {
  const [tab, shown] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !shown) return 'gone';
  const request = requestKindOf(page);
  // The user may have navigated elsewhere since the preflight check, perhaps by submitting a form.
  const isLeaving = tab.navigating === true && !asked;
  if (shown.documentId !== page.documentId || isLeaving || request === 'form') return 'moved';
  const { url, requestedUrl } = page;
  const isWhole = !isCut(requestedUrl);
  const isItsOwn = requestedUrl === url || !isWhole;
  if (request === 'safe' && isItsOwn && !(await mayRefuseReload(tabId, shown)))
    return (await reload(tabId, bypassCache)) ? 'sent' : 'gone';
  // With a fragment, it would be a same-document navigation.
  const target = isWhole ? requestedUrl : upToFragment(shown.url);
  return (await navigateTo(tabId, shown, target)) ? 'sent' : 'gone';
}

/**
 * Returns whether Firefox may refuse to reload the page. A reload by an extension does nothing if the page has a
 * `beforeunload` dialog, even if the user chooses to leave; a navigation works (measured in 153). The dialog requires
 * sticky user activation.
 */
async function mayRefuseReload(tabId: number, { documentId, errorPage }: ShownDocument): Promise<boolean> {
  if (browserKind() !== 'firefox' || errorPage) return false;
  return (await within(longestScript, hasBeenActivated(tabId, documentId))) ?? false;
}

/**
 * Navigates to a URL with all of its cookies and, if possible, without adding an entry to the tab's history. Chrome's
 * `tabs.update` adds one, but a page that replaces itself with a page of another site sends no `SameSite=Strict`
 * cookies (both measured).
 */
async function navigateTo(tabId: number, shown: ShownDocument, url: string): Promise<boolean> {
  if (browserKind() === 'firefox') return navigate(tabId, url);
  const isSameOrigin = !shown.errorPage && originOf(shown.url) === originOf(url);
  const isReplaced =
    isSameOrigin && (await within(longestScript, replaceLocation(tabId, shown.documentId, url)));
  return isReplaced || navigate(tabId, url);
}
