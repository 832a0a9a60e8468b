/** A jar of cookies as a site sets them, and the path of a page that receives too many of them. */
export interface Jar {
  readonly name: string;
  /** The path of the page. */
  readonly path: string;
  /** `Set-Cookie` values for a host in `domain`, whose sizes add up to about `bytes`. */
  readonly cookies: (domain: string, bytes: number) => readonly string[];
  /** What the request must still carry for the user to be signed in. */
  readonly signIn: readonly string[];
}

/** In every value, so that a test can search for values where they must not be. */
export const planted = 'pl4nted-s3cret';

const value = (size: number) => planted.padEnd(Math.max(planted.length, Math.round(size)), 'x');
const week = 'Max-Age=604800';

/** Returns as many cookies as `bytes` take: browsers store none over 4 KB (RFC 6265bis, 5.6). */
const filled = (prefix: string, bytes: number, attributes: string): readonly string[] => {
  const count = Math.ceil(bytes / 3_700);
  return Array.from(
    { length: count },
    (_, nth) => `${prefix}${nth + 10}x=${value(bytes / count)}; ${attributes}`,
  );
};

export const jars: readonly Jar[] = [
  {
    name: 'statistics and consent',
    path: '/',
    signIn: ['PHPSESSID', 'remember_token'],
    cookies: (_, bytes) => [
      `PHPSESSID=${value(40)}; HttpOnly; SameSite=Lax`,
      `remember_token=${value(120)}; HttpOnly; ${week}`,
      ...['_ga_1A2B3C', '_gcl_au', '_fbp', 'ajs_user_traits', '_hjSession_1234'].map(
        (name) => `${name}=${value(bytes / 6)}; ${week}`,
      ),
      `OptanonConsent=${value(bytes / 6)}; SameSite=Lax; ${week}`,
    ],
  },
  {
    name: 'a cart, here and at the parent domain',
    path: '/',
    signIn: ['sid', 'XSRF-TOKEN'],
    cookies: (domain, bytes) => [
      `sid=${value(60)}; Domain=${domain}; HttpOnly; SameSite=Strict`,
      `XSRF-TOKEN=${value(40)}`,
      ...['cart', 'wishlist'].flatMap((name) => [
        `${name}=${value(bytes / 5)}; Domain=${domain}; ${week}`,
        `${name}=${value(bytes / 5)}; ${week}`,
      ]),
      `recently_viewed=${value(bytes / 5)}`,
    ],
  },
  {
    name: 'a sign-in in chunks',
    path: '/account',
    signIn: ['__Secure-next-auth.session-token.0', '__Secure-next-auth.session-token.1', 'csrftoken'],
    cookies: (_, bytes) => [
      ...[0, 1].map(
        (nth) => `__Secure-next-auth.session-token.${nth}=${value(2_600)}; Secure; HttpOnly; SameSite=Lax`,
      ),
      `csrftoken=${value(64)}; ${week}`,
      ...filled('state', bytes - 5_200, week),
    ],
  },
  {
    name: 'cookies of a path',
    path: '/app/start',
    signIn: ['JSESSIONID'],
    cookies: (_, bytes) => [
      `JSESSIONID=${value(32)}; Path=/app; HttpOnly`,
      ...['grid', 'layout', 'drafts', 'columns'].map(
        (name) => `${name}=${value(bytes / 5)}; Path=/app; ${week}`,
      ),
      `draft.0=${value(bytes / 10)}; Path=/app`,
      `draft.1=${value(bytes / 10)}; Path=/app`,
      // Not sent to the page, so it must stay.
      `archive=${value(3_000)}; Path=/archive; ${week}`,
    ],
  },
  {
    name: 'many small ones and partitioned ones',
    path: '/',
    signIn: ['connect.sid', 'jwt'],
    cookies: (_, bytes) => [
      `connect.sid=${value(80)}; HttpOnly; SameSite=Lax`,
      `jwt=${value(700)}; Secure; HttpOnly; SameSite=None`,
      ...Array.from({ length: 30 }, (_, nth) => `seen-${nth + 100}=${value(bytes / 60)}; ${week}`),
      ...filled('map', bytes / 2, `Secure; SameSite=None; Partitioned; ${week}`),
    ],
  },
];
