import type { SiteCookie } from '../../src/cookies/site-cookie.ts';

let lastId = 0;

/** Returns an ordinary session cookie of `www.shop.example`, with the given differences. */
export function cookie(different: Partial<SiteCookie> = {}): SiteCookie {
  return {
    id: ++lastId,
    name: 'theme',
    size: 10,
    domain: 'www.shop.example',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    session: true,
    partition: undefined,
    restorable: true,
    ...different,
  };
}
