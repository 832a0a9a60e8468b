/**
 * In characters. Most servers refuse longer URLs (414); five of Chrome's longest, 2 MB each, would fill
 * `storage.session`.
 */
const maxUrl = 8_192;

/** Ends every truncated URL, and no other, because URLs are ASCII. */
const ellipsis = '…';

/** Returns a URL without its fragment, which webNavigation reports and webRequest does not. */
export function upToFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** Returns a URL without its fragment, truncated to 8192 characters, as it is recorded. */
export function withoutFragment(url: string): string {
  const whole = upToFragment(url);
  return whole.length > maxUrl ? whole.slice(0, maxUrl) + ellipsis : whole;
}

/**
 * Returns whether `withoutFragment` truncated this URL: it still identifies the site, but must not be
 * requested.
 */
export function isCut(url: string): boolean {
  return url.endsWith(ellipsis);
}

/** Parses a web page's URL; returns undefined for anything but http and https. */
export function parseWebUrl(url: string): URL | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed : undefined;
}

/** Returns the origin of a web page's URL; undefined for anything but http and https. */
export function originOf(url: string): string | undefined {
  return parseWebUrl(url)?.origin;
}
