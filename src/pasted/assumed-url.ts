import { isPrivateHost } from '../navigation/private-host.ts';
import { parseWebUrl } from '../navigation/url.ts';

/**
 * Returns the URL of a request of which a text shows only host and path: with https, as almost all public sites, and
 * with http for private hosts. Undefined if these are no host and path.
 */
export function assumedUrl(host: string, path: string): string | undefined {
  if (!/^[\w.:[\]-]{1,253}$/.test(host) || !path.startsWith('/')) return undefined;
  const isPlain = isPrivateHost(`http://${host}/`) || host.endsWith(':80');
  return parseWebUrl(`${isPlain ? 'http' : 'https'}://${host}${path}`)?.href;
}

/** Returns the first http(s) URL in a text, without punctuation or quotes after it; undefined if there is none. */
export function urlIn(text: string): string | undefined {
  const found = /\bhttps?:\/\/[^\s"'<>\\^`{|}]{1,2000}/.exec(text)?.[0].replace(/[),.:;\]]{1,9}$/, '');
  return found === undefined ? undefined : parseWebUrl(found)?.href;
}
