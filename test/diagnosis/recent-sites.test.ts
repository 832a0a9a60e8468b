import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type RecentSites,
  siteNameOf,
  withFailedSite,
  withWorkingSite,
} from '../../src/diagnosis/recent-sites.ts';

const now = 1_800_000_000_000;
const minute = 60_000;

it.each([
  ['https://www.shop.example/cart', 'shop.example'],
  ['https://api.eu.shop.example:8443/', 'shop.example'],
  ['https://www.shop.co.uk/', 'shop.co.uk'],
  ['https://shop.com.au/', 'shop.com.au'],
  ['http://192.0.2.7/', '192.0.2.7'],
  ['http://[2001:db8::1]/', '[2001:db8::1]'],
  ['http://router/', 'router'],
  ['chrome://settings/', undefined],
])('the site of %s is %s', (url, name) => {
  expect(siteNameOf(url)).toBe(name);
});

describe('the recent sites', () => {
  const shop = withFailedSite([], 'shop.example', 'cloudflare', now);

  it('count a failure in many tabs, and each further attempt, as one that began at first', () => {
    const again = withFailedSite(shop, 'shop.example', 'cloudflare', now + 2 * minute);
    expect(again).toEqual([
      { name: 'shop.example', edge: 'cloudflare', at: now + 2 * minute, failedSince: now },
    ]);
  });

  it('hold a site as working once another page of it loads', () => {
    expect(withWorkingSite(shop, 'https://www.shop.example/', undefined, now + 1)).toEqual([
      { name: 'shop.example', edge: 'cloudflare', at: now + 1 },
    ]);
  });

  it('do not change for each page of a site that keeps working', () => {
    const before = withWorkingSite([], 'https://shop.example/', 'fastly', now) ?? [];
    expect(withWorkingSite(before, 'https://shop.example/cart', 'fastly', now + 20_000)).toBeUndefined();
    expect(withWorkingSite(before, 'https://shop.example/cart', 'fastly', now + minute)).toHaveLength(1);
  });

  it('forget a site after a quarter of an hour', () => {
    expect(withWorkingSite(shop, 'https://news.example/', undefined, now + 14 * minute)).toHaveLength(2);
    expect(withWorkingSite(shop, 'https://news.example/', undefined, now + 15 * minute)).toHaveLength(1);
  });

  it('are at most sixty, each once, whatever is loaded', () => {
    const load = fc.record({ site: fc.nat(100), failed: fc.boolean(), after: fc.nat(20_000) });
    fc.assert(
      fc.property(fc.array(load, { maxLength: 200 }), (loads) => {
        let at = now;
        let sites: RecentSites = [];
        for (const { site, failed, after } of loads) {
          at += after;
          sites = failed
            ? withFailedSite(sites, `site${site}.example`, undefined, at)
            : (withWorkingSite(sites, `https://site${site}.example/`, undefined, at) ?? sites);
        }
        expect(sites.length).toBeLessThanOrEqual(60);
        expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length);
      }),
      { numRuns: 50 },
    );
  });
});
