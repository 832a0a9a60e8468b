import { browserKind } from '../browser/platform.ts';
import { hasBeenActivated, replaceLocation } from '../browser/scripting.ts';
import { type ShownDocument, shownDocument } from '../browser/shown-document.ts';
import { navigate, reload, tabOf } from '../browser/tabs.ts';
import type { Page } from '../navigation/page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import { isCut, originOf, upToFragment } from '../navigation/url.ts';
import { within } from '../within.ts';

// A page that is busy must not hold up the other sites' attempts.
const longestScript = 500;

interface How {
  readonly bypassCache: boolean;
  /** The user asked for it, whatever is under way in the tab. */
  readonly asked: boolean;
}

/** What became of a load: `moved` where the tab shows, or is on its way to, another document than was meant. */
export type Loaded = 'sent' | 'moved' | 'gone';

/**
 * Requests a tab's page again, with GET alone. A page whose request was observed to be one is reloaded; otherwise, and
 * where redirects led from another address to it, the tab goes to the address that was asked for, or, where that was too
 * long to keep, to its own. Nothing is sent for a page that came from a form.
 */
export async function loadPage(tabId: number, page: Page, { bypassCache, asked }: How): Promise<Loaded> {
  const [tab, shown] = await Promise.all([tabOf(tabId), shownDocument(tabId)]);
  if (!tab || !shown) return 'gone';
  const request = requestKindOf(page);
  // Between the check and the load the user may have gone on, with a form perhaps.
  const isOnItsWay = tab.navigating === true && !asked;
  if (shown.documentId !== page.documentId || isOnItsWay || request === 'form') return 'moved';
  const { url, requestedUrl } = page;
  const isWhole = !isCut(requestedUrl);
  const isItsOwn = requestedUrl === url || !isWhole;
  if (request === 'safe' && isItsOwn && !(await mayRefuseReload(tabId, shown)))
    return (await reload(tabId, bypassCache)) ? 'sent' : 'gone';
  // A fragment would make it a move within the document.
  const target = isWhole ? requestedUrl : upToFragment(shown.url);
  return (await goTo(tabId, shown, target)) ? 'sent' : 'gone';
}

/**
 * In Firefox a reload by an extension comes to nothing where the page asks before it is left, even if its user chooses
 * to leave; a navigation does not (measured in 153). A page may only ask once its user has activated it.
 */
async function mayRefuseReload(tabId: number, { documentId, errorPage }: ShownDocument): Promise<boolean> {
  if (browserKind() !== 'firefox' || errorPage) return false;
  return (await within(longestScript, hasBeenActivated(tabId, documentId))) ?? false;
}

/**
 * Goes to an address with all of its cookies and, where that can be had, without another entry in the tab's history:
 * Chrome's `tabs.update` adds one, and a page that replaces itself by one of another site sends no `SameSite=Strict`
 * cookie (both measured).
 */
async function goTo(tabId: number, shown: ShownDocument, url: string): Promise<boolean> {
  if (browserKind() === 'firefox') return navigate(tabId, url);
  const isSameOrigin = !shown.errorPage && originOf(shown.url) === originOf(url);
  const isReplaced =
    isSameOrigin && (await within(longestScript, replaceLocation(tabId, shown.documentId, url)));
  return isReplaced || navigate(tabId, url);
}
