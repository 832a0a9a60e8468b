/** In characters. Most servers refuse more (414); five of Chrome's longest, 2 MB each, would fill a session's store. */
const longestUrl = 8_192;

/** Ends a URL that was cut, and no other: a URL is ASCII. */
const cutMark = '…';

/** The URL up to its fragment, which webRequest omits and webNavigation includes. */
export function upToFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/** The URL up to its fragment as it is kept: cut where it is too long. */
export function withoutFragment(url: string): string {
  const whole = upToFragment(url);
  return whole.length > longestUrl ? whole.slice(0, longestUrl) + cutMark : whole;
}

/** Whether `withoutFragment` cut this URL: it still identifies the site, but must not be requested. */
export function isCut(url: string): boolean {
  return url.endsWith(cutMark);
}

/** The origin (scheme, host, port) of a web page's URL; undefined for anything but http and https. */
export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
}
