import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CookieGroup, groupCookies } from '../../src/cookies/cookie-groups.ts';
import { proposeRemoval } from '../../src/cookies/proposal.ts';
import { headerSize, type SiteCookie } from '../../src/cookies/site-cookie.ts';
import { cookie } from './cookie.ts';

const propose = (cookies: readonly SiteCookie[], excess: number) =>
  proposeRemoval(groupCookies(cookies), excess).map(({ name }) => name);

describe('the proposal', () => {
  it('is the heaviest cookie if that is enough', () => {
    const cookies = [cookie({ name: 'cart', size: 4_000 }), cookie({ name: '_ga', size: 900 })];
    expect(propose(cookies, 1_000)).toEqual(['cart']);
  });

  it('prefers statistics, then consent, among those that are enough', () => {
    const [cart, consent, statistics] = ['cart', 'OptanonConsent', '_ga'].map((name, nth) =>
      cookie({ name, size: 3_000 - nth * 500 }),
    ) as [SiteCookie, SiteCookie, SiteCookie];
    expect(propose([cart, consent, statistics], 1_500)).toEqual(['_ga']);
    expect(propose([cart, consent, statistics], 2_200)).toEqual(['OptanonConsent']);
    expect(propose([cart, consent, statistics], 4_400)).toEqual(['_ga', 'OptanonConsent']);
  });

  it('prefers what scripts may read, and what can be restored', () => {
    const size = 2_000;
    const cookies = [
      cookie({ name: 'raw', size, restorable: false }),
      cookie({ name: 'server', size, httpOnly: true }),
      cookie({ name: 'cart', size }),
    ];
    expect(propose(cookies, 1_000)).toEqual(['cart']);
    expect(propose(cookies, 3_000)).toEqual(['cart', 'server']);
  });

  it('keeps the heaviest sign-in as long as all others together are enough', () => {
    const others = Array.from({ length: 9 }, (_, nth) => cookie({ name: `list${nth}x`, size: 500 }));
    const cookies = [cookie({ name: 'session', size: 9_000, httpOnly: true }), ...others];
    expect(propose(cookies, 4_000)).not.toContain('session');
    expect(propose(cookies, 5_000)).toEqual(['session']);
  });

  it('removes all chunks of a sign-in, never one', () => {
    const cookies = [0, 1, 2].map((nth) => cookie({ name: `appSession.${nth}`, size: 4_000 }));
    const [group] = proposeRemoval(groupCookies(cookies), 100);
    expect(group?.cookies).toHaveLength(3);
  });

  const cookies = fc.array(
    fc.record({
      name: fc.constantFrom('sid', 'auth.0', 'auth.1', '_ga', 'OptanonConsent', 'cart', 'list', 'x', 'y'),
      size: fc.integer({ min: 2, max: 4_096 }),
      httpOnly: fc.boolean(),
      path: fc.constantFrom('/', '/app', '/app/cart'),
    }),
    { maxLength: 12 },
  );

  it('is enough whenever everything together is, and then no smaller number is', () => {
    fc.assert(
      fc.property(cookies, fc.nat(20_000), (list, limit) => {
        const all = list.map(cookie);
        const groups = groupCookies(all);
        const proposed = proposeRemoval(groups, headerSize(all) - limit);
        expect(new Set(proposed).size).toBe(proposed.length);
        const left = groups.filter((group) => !proposed.includes(group));
        expect(headerSize(left.flatMap((group) => group.cookies))).toBeLessThanOrEqual(limit);
        const isEnough = (some: readonly CookieGroup[]) =>
          headerSize(groups.filter((one) => !some.includes(one)).flatMap((group) => group.cookies)) <= limit;
        // Without any one of them it is not enough, unless that one goes along with a sign-in.
        const signIns = proposed.filter(({ purpose }) => purpose === 'sign-in');
        if (signIns.length > 0) {
          const others = groups.filter(({ purpose }) => purpose !== 'sign-in');
          expect(isEnough(others)).toBe(false);
        } else {
          const bySize = groups.filter(({ purpose }) => purpose !== 'sign-in');
          expect(isEnough(bySize.slice(0, proposed.length - 1))).toBe(proposed.length === 0);
        }
      }),
    );
  });
});
