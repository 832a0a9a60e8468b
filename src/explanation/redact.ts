import { looksRandom } from './looks-random.ts';

/** What stands in the place of what was left out. */
const leftOut = '…';

/** Shorter runs than this are read out in words, or are no secret by themselves. */
const shortestToken = 16;

/** A number of fewer digits is an id that sites show in public, such as a post's (19 digits). */
const longestNumber = 19;

/**
 * What counts as a token, or names a person, in a piece of a path: whoever knows it may be let in, or be known by it. No
 * pattern can look at a character more than a few times, however long the piece is.
 */
const secrets: readonly ((piece: string) => boolean)[] = [
  // An e-mail address (RFC 5321); a name that begins with @ is a public one.
  (piece) => /[^\s@]@[^\s@]/.test(piece),
  // A UUID (RFC 9562).
  (piece) => /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i.test(piece),
  // A JSON Web Token (RFC 7519), whose header begins with {".
  (piece) => /(?:^|[^\w-])eyJ[\w-]/.test(piece),
  (piece) => runsOf(piece, /\d+/g).some((run) => run.length > longestNumber),
  // A digest or key in hexadecimal digits; ordinary numbers and words have but one kind of them.
  (piece) => runsOf(piece, /[\da-f]+/gi).some((run) => isLong(run) && /\d/.test(run) && /[a-f]/i.test(run)),
  // base64url (RFC 4648), base62, base32 and all else that was generated at random, also at the end of a readable name.
  (piece) => runsOf(piece, /[\w-]+/g).some((run) => isLong(run) && looksRandom(run)),
  (piece) => runsOf(piece, /[a-z\d]+/gi).some((run) => isLong(run) && looksRandom(run)),
];

/**
 * An address that may be handed to others: without credentials, query and fragment, and with each piece of the path
 * that may be a token, and each path parameter (RFC 3986, 3.3), left out as “…”. Undefined where it is no http(s) URL.
 */
export function shareableUrl(url: string): string | undefined {
  const parsed = /^https?:/i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  return parsed && parsed.origin + redactPath(parsed.pathname);
}

/** Returns a path with each piece left out that may be a token, and without path parameters. Takes linear time. */
export function redactPath(path: string): string {
  return path
    .split('/')
    .map((piece) => {
      const [name = ''] = piece.split(';', 1);
      return isSecret(name) ? leftOut : name;
    })
    .join('/');
}

/**
 * Returns what a server wrote about a request, with the queries and path parameters of the addresses in it, and whatever
 * in it may be a token, left out. Takes linear time.
 */
export function redactText(text: string): string {
  // A semicolon ends a word, but not an address.
  return text.replace(/[^\s",;]*\/[^\s",]*|[^\s",;]+/g, (word) => redactPath(word.split(/[?#]/, 1)[0] ?? ''));
}

function isSecret(piece: string): boolean {
  const read = decoded(piece);
  return secrets.some((isMet) => isMet(read));
}

/** Accents are taken off the letters, so that words of many languages are read as words. */
function decoded(piece: string): string {
  // A link may have been escaped once more by whoever sent it.
  return unescaped(unescaped(piece)).normalize('NFD').replace(/\p{M}/gu, '');
}

function unescaped(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

function runsOf(piece: string, pattern: RegExp): readonly string[] {
  return piece.match(pattern) ?? [];
}

function isLong(run: string): boolean {
  return run.length >= shortestToken;
}
