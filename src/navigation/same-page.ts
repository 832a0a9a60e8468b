import type { Page } from './page.ts';
import { originOf } from './url.ts';

/**
 * Returns whether a load requested the page that failed before: by an address that led to it, or by reloading it under
 * whatever address it had given itself. A redirect counts by where it began, not by where it led. A page that was gone
 * back to, out of a cache, says nothing of its site.
 */
export function isRequestedAgain(failed: Page, page: Page): boolean {
  if (page.traversal && !wasAnswered(page)) return false;
  return page.reload || page.requestedUrl === failed.url || page.requestedUrl === failed.requestedUrl;
}

function wasAnswered({ outcome }: Page): boolean {
  return outcome.kind === 'response' && !outcome.head.fromCache;
}

/** Returns whether such a load was redirected to a page that was not asked for, such as a sign-in. */
export function isLedElsewhere(failed: Page, page: Page): boolean {
  return ![page.requestedUrl, failed.url, failed.requestedUrl].some((url) => isAlike(url, page.url));
}

/** Whether two addresses differ by no more than what sites commonly tidy up: the scheme and a slash at the end. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const tidy = (url: string) => url.replace(/^http:/i, 'https:').replace(/\/(?=\?|$)/, '');
  return tidy(a) === tidy(b);
}

/**
 * Returns the origin that a page's failure belongs to, that of the address asked for; undefined for anything but http
 * and https. An address that was only upgraded to https belongs to the site that it was upgraded to.
 */
export function siteOriginOf({ url, requestedUrl }: Page): string | undefined {
  return originOf(isUpgrade(requestedUrl, url) ? url : requestedUrl);
}

function isUpgrade(from: string, to: string): boolean {
  if (!URL.canParse(from) || !URL.canParse(to)) return false;
  const [before, after] = [new URL(from), new URL(to)];
  return before.protocol === 'http:' && after.protocol === 'https:' && before.host === after.host;
}
