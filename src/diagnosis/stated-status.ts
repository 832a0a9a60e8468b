/** A status at the start, or after a word or sign that marks it as one. */
const code =
  /^(?:[^\w$€£]{0,6}|.{0,120}(?:[(#|"] ?|(?:error|http|status|code|message)\W{1,4}))([45]\d\d)\b(?![,.]\d)/i;

/**
 * Reason phrases, also in the spelling of nginx and Go, what applications write in their place, and at last what a site
 * says of itself, possibly beside any of these.
 */
const phrases: readonly (readonly [RegExp, number])[] = [
  [/^bad gateway\b/i, 502],
  [/^gateway time-?out\b/i, 504],
  [/^bad request\b/i, 400],
  [/^(?:un|not )auth|^auth\w{1,12}ion required|(?:authentication|missing) credentials/i, 401],
  [/^(?:access|permission) denied|^forbidden\b|csrf|host header|this host/i, 403],
  [/^too many (?:requests|attempts)|throttled/i, 429],
  [
    /^(?:\w{1,20} )?not found\b|\b(?:page|resource|file|url|route)\b.{0,60}n[o'’]t (?:be )?(?:found|exist)|name changed|NoSuch[KB]|\wNotFound\b|^no (?:such|route) |^cannot \w+ \//i,
    404,
  ],
  [/method (?:is )?not (?:allowed|supp)|^invalid (?:request|url|param|json|token)|malformed/i, 400],
  [
    /\b(?:(?:temporarily|currently|^service) unavailable|starting up|restarting|not ready|temporary error|be (?:right )?back)\b/i,
    503,
  ],
  [
    /\bwent wrong|s have been (?:notif|inform)|encountered an error|\berror (?:has )?occurr?ed\b(?! while)|\b(?:internal|unexpected|technical) (?:\w{1,20} )?(?:error|problem|difficult)|\w(?:Error|Exception)\b/i,
    500,
  ],
];

/** In characters. A page about errors is longer than an error page. */
const maxText = 800;

/**
 * Returns the status that a short page states itself: in its title or at the start of its text, by a phrase alone, or as
 * a member of a JSON object. 0 if it states none. For pages whose head is unknown.
 */
export function statedStatus(title: string, text: string): number {
  // Cloudflare's long page, which names the status after the reason.
  const after = /^.{0,80}(?: \| (?=\d+: )| Error code )(5\d\d)\b/.exec(title || text)?.[1];
  if (after) return Number(after);
  if (text.length > maxText) return 0;
  const stated = code.exec(title) ?? code.exec(text);
  if (stated) return Number(stated[1]);
  // Of a JSON object, the first text is a message more often than not.
  const places = [title, text.replace(/^\{.{0,99}?: ?"/, '')];
  return phrases.find(([pattern]) => places.some((place) => pattern.test(place)))?.[1] ?? 0;
}
