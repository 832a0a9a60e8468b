import { describe, expect, it } from 'vitest';
import { headerSize, isSameCookie, type SiteCookie } from '../../src/cookies/site-cookie.ts';
import { cookie } from './cookie.ts';

describe('the size of the Cookie header', () => {
  it('is that of its pairs and the separators between them', () => {
    const pairs = ['a=1', 'theme=dark', 'cart=xyz'];
    const sizes = pairs.map((pair) => ({ size: pair.length }));
    expect(headerSize(sizes)).toBe(pairs.join('; ').length);
    expect(headerSize(sizes.slice(0, 1))).toBe(3);
    expect(headerSize([])).toBe(0);
  });
});

describe('two cookies', () => {
  it.each<[string, Partial<SiteCookie>]>([
    ['names', { name: 'other' }],
    ['domains', { domain: 'shop.example' }],
    ['scopes', { hostOnly: false }],
    ['paths', { path: '/app' }],
    ['partitions', { partition: { topLevelSite: 'https://shop.example', crossSite: false } }],
  ])('with different %s are different', (_, different) => {
    expect(isSameCookie(cookie(), cookie(different))).toBe(false);
  });

  it('that differ in size, flags and ids are one cookie with another value', () => {
    expect(isSameCookie(cookie(), cookie({ size: 99, secure: true, httpOnly: true, session: false }))).toBe(
      true,
    );
  });
});
