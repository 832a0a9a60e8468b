import type { Page } from './page.ts';
import { originOf, parseWebUrl } from './url.ts';

/**
 * Returns whether a load requested the previously failed page again: by a URL that led to it, or by reloading
 * it under whatever URL it had set. For a redirect, the start counts, not the target. Going back to a cached
 * page is not a request, and reveals nothing about the site.
 */
export function isRequestedAgain(failed: Page, page: Page): boolean {
  if (page.traversal && !hasFreshResponse(page)) return false;
  return page.reload || page.requestedUrl === failed.url || page.requestedUrl === failed.requestedUrl;
}

function hasFreshResponse({ outcome }: Page): boolean {
  return outcome.kind === 'response' && !outcome.head.fromCache;
}

/** Returns whether such a load was redirected to a different page, such as a sign-in. */
export function isLedElsewhere(failed: Page, page: Page): boolean {
  return ![page.requestedUrl, failed.url, failed.requestedUrl].some((url) => isAlike(url, page.url));
}

/** Returns whether two URLs differ only in what sites commonly normalize: the scheme and a trailing slash. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const normalize = (url: string) => url.replace(/^http:/i, 'https:').replace(/\/(?=\?|$)/, '');
  return normalize(a) === normalize(b);
}

/**
 * Returns the origin to which a page's failure belongs: that of the requested URL, after an upgrade to https.
 * Undefined for anything but http and https.
 */
export function siteOriginOf({ url, requestedUrl }: Page): string | undefined {
  return originOf(isUpgrade(requestedUrl, url) ? url : requestedUrl);
}

function isUpgrade(from: string, to: string): boolean {
  const [before, after] = [parseWebUrl(from), parseWebUrl(to)];
  return before?.protocol === 'http:' && after?.protocol === 'https:' && before.host === after.host;
}
