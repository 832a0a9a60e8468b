/** What a host may hold beside letters: URLs allow more, down to the shell's own `$(…)`. */
const plainHost = /^[\w.:[\]-]+$/;

const nobody = new URL('https://example.com/');

/** Returns a page's URL, or that of `example.com` where it is not http(s) or its host could mean something to a shell. */
export function plainSiteUrl(url: string): URL {
  const parsed = /^https?:/i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  return parsed && plainHost.test(parsed.host) ? parsed : nobody;
}
