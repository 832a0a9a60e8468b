/** A cookie without its value, which never leaves `src/browser/`. */
export interface SiteCookie {
  /** Identifies the cookie within one list, and nothing else. */
  readonly id: number;
  readonly name: string;
  /** The length of `name=value` in the `Cookie` header, in bytes. */
  readonly size: number;
  /** Without a leading dot. */
  readonly domain: string;
  /** Sent to this very host alone (RFC 6265, 5.3, step 6), because no `Domain` was given. */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Deleted when the browser closes. */
  readonly session: boolean;
  /** Where a partitioned cookie (CHIPS) is sent; undefined for all others. */
  readonly partition: Partition | undefined;
  /** Whether the browser shows its whole value, so that it can be restored after it was removed. */
  readonly restorable: boolean;
}

/** The partition of a cookie, as `cookies.CookieDetails` reports it. */
export interface Partition {
  /** The scheme and the registrable domain of the page in the address bar; Firefox adds a port. */
  readonly topLevelSite: string;
  /** The cookie belongs to a frame with a frame of another site around it. */
  readonly crossSite: boolean;
}

/** Between two pairs of the `Cookie` header: `; ` (RFC 6265, 4.2.1). */
const separator = 2;

/** Returns the length of the `Cookie` header's value with these cookies, in bytes. */
export function headerSize(cookies: readonly Pick<SiteCookie, 'size'>[]): number {
  const pairs = cookies.reduce((sum, { size }) => sum + size, 0);
  return pairs + separator * Math.max(0, cookies.length - 1);
}

/** Returns whether two lists' entries are the same cookie: browsers keep one for each (RFC 6265, 5.3, step 11). */
export function isSameCookie(one: SiteCookie, other: SiteCookie): boolean {
  return identity(one) === identity(other);
}

function identity({ name, domain, hostOnly, path, partition }: SiteCookie): string {
  return JSON.stringify([name, domain, hostOnly, path, partition?.topLevelSite, partition?.crossSite]);
}
