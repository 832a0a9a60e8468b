import { type CookiePurpose, purposeOf } from './cookie-purpose.ts';
import type { SiteCookie } from './site-cookie.ts';

/** Cookies that are of no use without each other: one cookie, or the chunks of a value too long for one. */
export interface CookieGroup {
  /** Of chunks, what their names have in common. */
  readonly name: string;
  readonly cookies: readonly [SiteCookie, ...SiteCookie[]];
  /** What they take of the `Cookie` header with their separators, in bytes. */
  readonly size: number;
  readonly purpose: CookiePurpose;
}

/**
 * How libraries number the chunks of one value: `.0` (Auth.js, Auth0, Supabase), `_0` (oauth2-proxy), `-0`
 * (AWS load balancers), and `C1` after a first cookie without a number (ASP.NET Core).
 */
const chunkName = /^(?<base>.+?)(?<sign>[._-]|C)(?<index>\d{1,2})$/;

/** Returns the cookies in groups, the largest first. */
export function groupCookies(cookies: readonly SiteCookie[]): readonly CookieGroup[] {
  const names = new Set(cookies.map((cookie) => keyOf(cookie, cookie.name)));
  const groups = new Map<string, [SiteCookie, ...SiteCookie[]]>();
  for (const cookie of cookies) {
    const key = keyOf(
      cookie,
      baseOf(cookie, (name) => names.has(keyOf(cookie, name))),
    );
    const group = groups.get(key);
    if (group) group.push(cookie);
    else groups.set(key, [cookie]);
  }
  return [...groups.values()].map(groupOf).sort((one, other) => other.size - one.size);
}

function groupOf(cookies: [SiteCookie, ...SiteCookie[]]): CookieGroup {
  const [first] = cookies;
  return {
    name: cookies.length > 1 ? (chunkName.exec(first.name)?.groups?.base ?? first.name) : first.name,
    cookies,
    size: cookies.reduce((sum, { size }) => sum + size + 2, 0),
    purpose: purposeOf(first),
  };
}

/** Returns the common name of a chunk's group; a cookie's own name unless the numbers before it exist, too. */
function baseOf({ name }: SiteCookie, exists: (name: string) => boolean): string {
  const { base = '', sign = '', index = '' } = chunkName.exec(name)?.groups ?? {};
  if (sign === '') return name;
  if (sign === 'C') return exists(base) ? base : name;
  return exists(`${base}${sign}0`) && (index !== '0' || exists(`${base}${sign}1`)) ? base : name;
}

/** Chunks agree in everything but the name. */
function keyOf({ domain, hostOnly, path, partition }: SiteCookie, name: string): string {
  return JSON.stringify([name, domain, hostOnly, path, partition?.topLevelSite]);
}
