/** In characters. Most servers refuse more (414); five of Chrome's longest, 2 MB each, would fill a session's store. */
const longestUrl = 8_192;

/** Ends a URL that was cut, and no other: a URL is ASCII. */
const cutMark = '…';

/** The URL up to its fragment, which webRequest reports not and webNavigation does; one that is too long to keep is cut. */
export function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  const end = hash < 0 ? url.length : hash;
  return end > longestUrl ? url.slice(0, longestUrl) + cutMark : url.slice(0, end);
}

/** Whether a URL that `withoutFragment` gave is no longer that of its page: it says whose the page is, and leads nowhere. */
export function isCut(url: string): boolean {
  return url.endsWith(cutMark);
}

/** The origin (scheme, host, port) of a web page's URL; undefined for anything but http and https. */
export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
}
