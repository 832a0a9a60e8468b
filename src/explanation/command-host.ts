import { parseWebUrl } from '../navigation/url.ts';

/** URLs allow more characters in a host than these, including the shell's own `$(…)`. */
const plainHost = /^[\w.:[\]-]+$/;

const placeholder = new URL('https://example.com/');

/** Returns a page's URL; `https://example.com/` if it is not http(s) or its host is not safe in a shell command. */
export function plainSiteUrl(url: string): URL {
  const parsed = parseWebUrl(url);
  return parsed && plainHost.test(parsed.host) ? parsed : placeholder;
}
