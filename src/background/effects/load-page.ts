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
  /** The user asked for it, so it replaces whatever load is pending in the tab. */
  readonly asked: boolean;
}

/**
 * Requests a tab's page again, with GET alone. A page whose request was observed to be a GET is reloaded. Otherwise, and
 * where redirects led to it, the tab navigates to the URL that was requested at first; or, where that was too long to
 * keep, to the page's own. A page that came from a form is not requested.
 */
export async function loadPage(
  tabId: number,
  page: Page,
  { bypassCache, asked }: LoadOptions,
): Promise<LoadOutcome> {
  const [tab, shown] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !shown) return 'gone';
  const request = requestKindOf(page);
  // Since the preflight check the user may have navigated elsewhere, perhaps by sending a form.
  const isLeaving = tab.navigating === true && !asked;
  if (shown.documentId !== page.documentId || isLeaving || request === 'form') return 'moved';
  const { url, requestedUrl } = page;
  const isWhole = !isCut(requestedUrl);
  const isItsOwn = requestedUrl === url || !isWhole;
  if (request === 'safe' && isItsOwn && !(await mayRefuseReload(tabId, shown)))
    return (await reload(tabId, bypassCache)) ? 'sent' : 'gone';
  // With a fragment it would be a navigation within the document.
  const target = isWhole ? requestedUrl : upToFragment(shown.url);
  return (await navigateTo(tabId, shown, target)) ? 'sent' : 'gone';
}

/**
 * In Firefox a reload by an extension does nothing where the page asks before it is left, even if the user chooses to
 * leave; a navigation works (measured in 153). A page may only ask once the user has activated it.
 */
async function mayRefuseReload(tabId: number, { documentId, errorPage }: ShownDocument): Promise<boolean> {
  if (browserKind() !== 'firefox' || errorPage) return false;
  return (await within(longestScript, hasBeenActivated(tabId, documentId))) ?? false;
}

/**
 * Navigates to a URL with all of its cookies and, where possible, without another entry in the tab's history: Chrome's
 * `tabs.update` adds one, and a page that replaces itself by one of another site sends no `SameSite=Strict` cookie (both
 * measured).
 */
async function navigateTo(tabId: number, shown: ShownDocument, url: string): Promise<boolean> {
  if (browserKind() === 'firefox') return navigate(tabId, url);
  const isSameOrigin = !shown.errorPage && originOf(shown.url) === originOf(url);
  const isReplaced =
    isSameOrigin && (await within(longestScript, replaceLocation(tabId, shown.documentId, url)));
  return isReplaced || navigate(tabId, url);
}
