import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCookies } from '../../src/cookies/cookie-groups.ts';
import { headerSize, type SiteCookie } from '../../src/cookies/site-cookie.ts';
import { cookie } from './cookie.ts';

const namesOf = (cookies: readonly SiteCookie[]) =>
  groupCookies(cookies)
    .map(({ name, cookies: inside }) => `${name}:${inside.length}`)
    .sort();
const named = (...names: readonly string[]) => names.map((name) => cookie({ name }));

describe('cookies in groups', () => {
  it.each([
    ['chunks of one sign-in', ['appSession.0', 'appSession.1', 'appSession.2'], ['appSession:3']],
    ['chunks with underscores', ['_oauth2_proxy_0', '_oauth2_proxy_1'], ['_oauth2_proxy:2']],
    ['chunks after a counting cookie', ['auth', 'authC1', 'authC2'], ['auth:3']],
    ['a number without a first chunk', ['_hj_12', '_hj_13'], ['_hj_12:1', '_hj_13:1']],
    ['a first chunk alone', ['state.0'], ['state.0:1']],
    ['a letter without a counting cookie', ['vitaminC1'], ['vitaminC1:1']],
    ['an analytics name with a long number', ['_ga_0', '_ga_123456'], ['_ga_0:1', '_ga_123456:1']],
  ])('belong together where they are %s', (_, names, expected) => {
    expect(namesOf(named(...names))).toEqual([...expected].sort());
  });

  it('keep chunks of another path or domain apart', () => {
    const chunks = named('s.0', 's.1');
    const elsewhere = chunks.map((one) => ({ ...one, path: '/admin' }));
    expect(namesOf([...chunks, ...elsewhere])).toEqual(['s:2', 's:2']);
  });

  it('contain every cookie once, the largest group first', () => {
    const any = fc.record({
      name: fc.constantFrom('a', 'a.0', 'a.1', 'aC1', 'a_0', 'a_1', 'b-0', 'b-1', 'sid', '_ga'),
      size: fc.nat(4_096),
      path: fc.constantFrom('/', '/app'),
    });
    fc.assert(
      fc.property(fc.array(any), (list) => {
        const cookies = list.map(cookie);
        const groups = groupCookies(cookies);
        const ids = groups.flatMap((group) => group.cookies.map(({ id }) => id));
        expect(ids.sort()).toEqual(cookies.map(({ id }) => id).sort());
        const sizes = groups.map(({ size }) => size);
        expect(sizes).toEqual([...sizes].sort((one, two) => two - one));
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(total).toBe(cookies.length > 0 ? headerSize(cookies) + 2 : 0);
      }),
    );
  });
});
