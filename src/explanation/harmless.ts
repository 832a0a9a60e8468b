/**
 * Characters that show nothing and change what is around them: controls, the soft hyphen, zero-width and
 * bidirectional ones (Unicode's general categories Cc and Cf), separators of lines and lone surrogates.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;

/** Marks that are drawn over a letter: no language needs as many of them, and they would run out of their line. */
const piledUp = /(\p{M}{4})\p{M}+/gu;

/** More than anybody reads in a popup; a header's value may hold megabytes. */
const mostCharacters = 300;

/**
 * What a site or server wrote, as it may be shown: a run of unseen characters becomes one visible mark, of marks over one
 * letter four are left, and what is longer than 300 characters (or `most`) is cut.
 */
export function harmless(text: string, most = mostCharacters): string {
  const start = text.length > most ? `${text.slice(0, most)}…` : text;
  return start.replace(unseen, '\u{FFFD}').replace(piledUp, '$1');
}

/**
 * The same text in isolation (UAX #9, 2.7), so that its direction ends where it does. Plain ASCII within a text that
 * reads from left to right needs none.
 */
export function isolated(text: string, rightToLeft: boolean): string {
  return rightToLeft || /[^\u0020-\u024f]/.test(text) ? `\u2068${text}\u2069` : text;
}
