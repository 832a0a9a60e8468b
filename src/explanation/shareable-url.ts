/** Long runs of letters and figures, and UUIDs: such a piece of a path may let anybody in who knows it. */
const token = /(?=\w*\d)(?=\w*[a-z])\w{16,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/**
 * An address that may be handed to others: without credentials, query and fragment, and with each piece of the path
 * that looks like a token, and each path parameter (RFC 3986, 3.3), left out as “…”. Undefined where it is no http(s) URL.
 */
export function shareableUrl(url: string): string | undefined {
  const parsed = web(url);
  if (!parsed) return undefined;
  const pieces = parsed.pathname.split('/').map((piece) => {
    const [name = ''] = piece.split(';');
    return token.test(name) ? '…' : name;
  });
  return parsed.origin + pieces.join('/');
}

/** The address without credentials, query and fragment; undefined where it is no http(s) URL. */
export function bareUrl(url: string): string | undefined {
  const parsed = web(url);
  return parsed && parsed.origin + parsed.pathname;
}

function web(url: string): URL | undefined {
  return /^https?:/i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
}
