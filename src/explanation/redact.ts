import { isPrivateHost } from '../navigation/private-host.ts';
import { isCut, parseWebUrl } from '../navigation/url.ts';
import { looksRandom } from './looks-random.ts';

/** Replaces redacted text. */
const redacted = '…';

/** In characters. Shorter runs are usually words, or too short to be a secret. */
const minTokenLength = 16;

/** In digits. Numbers up to this length are usually public ids, such as those of posts (19 digits). */
const maxNumberLength = 19;

/**
 * Tests for path segments that may be an access token or identify a person. Each runs in time linear in the segment's
 * length.
 */
const secrets: readonly ((segment: string) => boolean)[] = [
  // An e-mail address (RFC 5321). A name that starts with @ is a public handle.
  (segment) => /[^\s@]@[^\s@]/.test(segment),
  // A UUID (RFC 9562).
  (segment) => /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i.test(segment),
  // A JSON Web Token (RFC 7519), whose header starts with {".
  (segment) => /(?:^|[^\w-])eyJ[\w-]/.test(segment),
  (segment) => runsOf(segment, /\d+/g).some((run) => run.length > maxNumberLength),
  // A hexadecimal digest or key, recognized by having both digits and letters.
  (segment) =>
    runsOf(segment, /[\da-f]+/gi).some((run) => isLong(run) && /\d/.test(run) && /[a-f]/i.test(run)),
  // Random text in base64url (RFC 4648), base62, base32 and the like, including at the end of a readable name.
  (segment) => runsOf(segment, /[\w-]+/g).some((run) => isLong(run) && looksRandom(run)),
  (segment) => runsOf(segment, /[a-z\d]+/gi).some((run) => isLong(run) && looksRandom(run)),
];

/**
 * Returns a URL that is safe to share: without credentials, query, fragment and path parameters (RFC 3986, 3.3), and
 * with path segments that may be tokens replaced by “…”. Undefined if it is not an http(s) URL.
 */
export function shareableUrl(url: string): string | undefined {
  const parsed = parseWebUrl(url);
  return parsed && parsed.origin + redactPath(parsed.pathname);
}

/**
 * Returns the Internet Archive's URL for its latest copy of a page (the documented `/web/<URL>`), without query,
 * fragment and credentials. Undefined for private hosts and for paths that may contain a token: there is no copy of
 * them, and the archive must not learn their URLs.
 */
export function archivedCopyOf(url: string): string | undefined {
  const shared = isPrivateHost(url) || isCut(url) ? undefined : shareableUrl(url);
  return shared === undefined || shared.includes('…') ? undefined : `https://web.archive.org/web/${shared}`;
}

/** Returns a path without path parameters and with segments that may be tokens replaced by “…”. Takes linear time. */
export function redactPath(path: string): string {
  return path
    .split('/')
    .map((segment) => {
      const [name = ''] = segment.split(';', 1);
      return isSecret(name) ? redacted : name;
    })
    .join('/');
}

/**
 * Returns text from a server with the queries and path parameters of all URLs in it removed and possible tokens
 * replaced by “…”. Takes linear time.
 */
export function redactText(text: string): string {
  // A semicolon ends a word, but not a URL.
  return text.replace(/[^\s",;]*\/[^\s",]*|[^\s",;]+/g, (word) => redactPath(word.split(/[?#]/, 1)[0] ?? ''));
}

function isSecret(segment: string): boolean {
  const text = decoded(segment);
  return secrets.some((matches) => matches(text));
}

/** Decodes a segment and removes accents, so that words of many languages are recognized as words. */
function decoded(segment: string): string {
  // Links sent by mail are sometimes percent-encoded twice.
  return unescaped(unescaped(segment)).normalize('NFD').replace(/\p{M}/gu, '');
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function runsOf(segment: string, pattern: RegExp): readonly string[] {
  return segment.match(pattern) ?? [];
}

function isLong(run: string): boolean {
  return run.length >= minTokenLength;
}
