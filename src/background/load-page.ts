import { browserKind } from '../browser/platform.ts';
import { replaceLocation } from '../browser/scripting.ts';
import { shownDocument } from '../browser/shown-document.ts';
import { navigate, reload } from '../browser/tabs.ts';
import type { Page } from '../navigation/page.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import { originOf } from '../navigation/url.ts';

/**
 * Requests a tab's page again, with GET alone. A page whose request was observed to be one is reloaded; otherwise, and
 * where redirects led from another address to it, the tab goes to the address that was asked for. False where the tab
 * is gone, or the page came from a form.
 */
export async function loadPage(
  tabId: number,
  page: Page | undefined,
  bypassCache: boolean,
): Promise<boolean> {
  if (page === undefined) return reload(tabId, bypassCache);
  const request = requestKindOf(page);
  if (request === 'form') return false;
  const { url, requestedUrl, documentId } = page;
  if (request === 'safe' && requestedUrl === url) return reload(tabId, bypassCache);
  return goTo(tabId, documentId, requestedUrl);
}

/**
 * Goes to an address with all of its cookies and, where that can be had, without another entry in the tab's history:
 * Chrome's `tabs.update` adds one, and a page that replaces itself by one of another site sends no `SameSite=Strict`
 * cookie (both measured).
 */
async function goTo(tabId: number, documentId: string | undefined, url: string): Promise<boolean> {
  if (browserKind() === 'firefox') return navigate(tabId, url);
  const shown = await shownDocument(tabId);
  const isOwn = shown !== undefined && !shown.errorPage && originOf(shown.url) === originOf(url);
  if (isOwn && (await replaceLocation(tabId, documentId, url))) return true;
  return navigate(tabId, url);
}
