/**
 * Invisible characters that change the text around them: controls, soft hyphens, zero-width and bidirectional
 * characters (Unicode general categories Cc and Cf), line and paragraph separators, and lone surrogates.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;

/** Combining characters beyond four on one letter. No language needs more, and they would overflow their line. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

/** In characters. A header's value may be megabytes long. */
const defaultMaxLength = 300;

/**
 * Returns untrusted text in a form that is safe to display: each run of invisible characters becomes one U+FFFD, a
 * letter keeps at most four combining characters, and text longer than `maxLength` characters is truncated.
 */
export function sanitize(text: string, maxLength = defaultMaxLength): string {
  const start = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return start.replace(invisible, '\u{FFFD}').replace(stackedMarks, '$1');
}

/**
 * Wraps text in directional isolates (UAX #9, 2.7), so that it cannot change the direction of the text around it. Latin
 * text inside left-to-right text needs none.
 */
export function isolate(text: string, rightToLeft: boolean): string {
  return rightToLeft || /[^\u0020-\u024f]/.test(text) ? `\u2068${text}\u2069` : text;
}
