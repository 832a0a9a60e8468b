import type { Caution } from './outage.ts';

/** What makes a page one to be careful with. */
export interface Careful {
  readonly url: string;
  readonly method: string | undefined;
  /** The host is private and the reader made no rule for it: a developer is at work. */
  readonly privateHost: boolean;
  /** A `Refresh` header or `<meta http-equiv=refresh>`. */
  readonly refreshesItself: boolean;
  /** Length of what the page shows, in characters; 0 where it was not read. */
  readonly textLength: number;
  /** The page is a gateway's own, of whatever length. */
  readonly gatewayPage: boolean;
  /** The browser loads this failure again by itself. */
  readonly browserRetries: boolean;
  /** A reload in its tab brought a file before. */
  readonly broughtFile: boolean;
}

/** More than any error page is expected to say, in characters. */
const ownContent = 2_000;

// Each row is a set of parameters that together mark a URL as good for one use: OAuth 2.0 (RFC 6749
// 4.1.2), SAML bindings 3.4, CAS 3.0 tickets, and what log-in and reset links call theirs.
const oneTime: readonly (readonly string[])[] = [
  ['code', 'state'],
  ['SAMLResponse'],
  ['SAMLart'],
  ['ticket'],
  ['token'],
  ['id_token'],
  ['access_token'],
  ['oauth_verifier'],
  ['otp'],
  ['nonce'],
  ['reset_token'],
  ['confirmation_token'],
];

/** Why a page that could be retried by itself should wait for its reader; undefined where nothing speaks against it. */
export function cautionOf(page: Careful): Caution | undefined {
  if (page.method === undefined) return 'method-unknown';
  // The browser lets a file through that its own user's reload brings. A site that fails by turns would send as
  // many as there are reloads (Chromium's issue 475265304).
  if (page.broughtFile) return 'brought-file';
  if (page.refreshesItself) return 'refreshes-itself';
  if (page.textLength > ownContent && !page.gatewayPage) return 'own-content';
  if (hasOneTimeToken(page.url)) return 'one-time-token';
  if (page.browserRetries) return 'browser-retries';
  // Last, for it is true of the whole site: a wish in one tab covers it in all of them.
  return page.privateHost ? 'private-host' : undefined;
}

function hasOneTimeToken(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { searchParams } = new URL(url);
  return oneTime.some((names) => names.every((name) => searchParams.has(name)));
}
