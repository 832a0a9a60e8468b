/** Reason phrases, also in the spelling of nginx and Go, that need no status beside them. */
const phrases: readonly (readonly [RegExp, number])[] = [
  [/^bad gateway$/i, 502],
  [/^gateway time-?out$/i, 504],
  [/^service (?:temporarily )?unavailable$/i, 503],
  [/^internal server error$/i, 500],
];

/** In characters. A page about errors is longer than an error page. */
const maxText = 800;

/**
 * Returns the status that a short page states itself: at the start of its title or text, by a reason phrase alone, or
 * as a member of a JSON object. 0 if it states none. For pages whose head is unknown.
 */
export function statedStatus(title: string, text: string): number {
  // Cloudflare's long page, which names the status after the reason.
  const after = /^.{0,80}(?: \| (?=\d+: )| Error code )(5\d\d)\b/.exec(title || text)?.[1];
  if (after) return Number(after);
  if (text.length > maxText) return 0;
  if (text.startsWith('{')) {
    return Number(/"(?:status|statusCode|code|httpCode)": ?"?([45]\d\d)\b/.exec(text)?.[1] ?? 0);
  }
  for (const place of [title, text]) {
    const code = /^(?:HTTP )?(?:Error:? |Status:? )?([45]\d\d)\b(?!,\d)/i.exec(place)?.[1];
    const status = code ? Number(code) : phrases.find(([pattern]) => pattern.test(place))?.[1];
    if (status) return status;
  }
  return 0;
}
