import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/navigation/page.ts';
import { isLedElsewhere, isRequestedAgain, siteOriginOf } from '../../src/navigation/same-page.ts';
import { pageWith } from '../support/page.ts';

const site = 'https://shop.example';
const at = (path: string, requested = path, fields: Partial<Page> = {}): Page =>
  pageWith({
    url: new URL(path, site).href,
    requestedUrl: new URL(requested, site).href,
    outcome: { kind: 'unseen' },
    ...fields,
  });

const direct = at('/orders');
const redirected = at('/maintenance', '/orders');

describe('a load that requests the failed page again', () => {
  it.each<[string, Page, Page, boolean]>([
    ['has its URL', direct, at('/orders'), true],
    ['has the URL originally requested', redirected, at('/orders'), true],
    ['has the URL to which it was redirected', redirected, at('/maintenance'), true],
    ['is redirected to the same error page', redirected, at('/maintenance', '/orders'), true],
    ['is redirected to a sign-in', direct, at('/sign-in', '/orders'), true],
    ['reloads it under a URL that it has set', direct, at('/renamed', '/renamed', { reload: true }), true],
    ['does not have another URL', direct, at('/basket'), false],
    ['is not redirected to it from another URL', direct, at('/orders', '/old-orders'), false],
    ['is not of another site', direct, at('https://other.example/'), false],
    ['is not redirected to it from another site', direct, at('/orders', 'https://other.example/'), false],
    ['does not have another query', direct, at('/orders?page=2'), false],
  ])('%s', (_, failed, page, again) => {
    expect(isRequestedAgain(failed, page)).toBe(again);
  });
});

describe('a page loaded instead of the failed one', () => {
  it.each<[string, Page, Page, boolean]>([
    ['is not elsewhere at the same URL', direct, at('/orders'), false],
    ['is not elsewhere at the URL originally requested', redirected, at('/orders'), false],
    ['is not elsewhere after the same redirect', redirected, at('/maintenance', '/orders'), false],
    ['is not elsewhere after the reverse redirect', redirected, at('/orders', '/maintenance'), false],
    [
      'is not elsewhere when reloaded under a URL that it has set',
      direct,
      at('/renamed', '/renamed', { reload: true }),
      false,
    ],
    ['is elsewhere at the site’s sign-in', direct, at('/sign-in', '/orders'), true],
    ['is elsewhere at another site’s sign-in', direct, at('https://id.example/', '/orders'), true],
    ['is elsewhere after a different redirect', redirected, at('/sign-in', '/orders'), true],
  ])('%s', (_, failed, page, elsewhere) => {
    expect(isLedElsewhere(failed, page)).toBe(elsewhere);
  });
});

describe('the origin of a failure', () => {
  it.each<[string, string, string, string | undefined]>([
    ['is the page’s', 'https://shop.example/a', 'https://shop.example/a', site],
    ['is the requested URL’s', 'https://errors.example/503', 'https://shop.example/a', site],
    ['is the upgraded one if only the scheme changed', 'https://shop.example/', 'http://shop.example/', site],
    [
      'is the upgraded one even if the path changed',
      'https://shop.example/en/',
      'http://shop.example/',
      site,
    ],
    [
      'is the requested one if the host changed, too',
      'https://www.shop.example/',
      'http://shop.example/',
      'http://shop.example',
    ],
    ['is the requested one after a downgrade', 'http://shop.example/', 'https://shop.example/', site],
    [
      'includes the port',
      'http://shop.example:8080/a',
      'http://shop.example:8080/a',
      'http://shop.example:8080',
    ],
    ['is undefined for a file', 'file:///tmp/a.html', 'file:///tmp/a.html', undefined],
    ['is undefined for an invalid URL', '', '', undefined],
  ])('%s', (_, url, requestedUrl, origin) => {
    expect(siteOriginOf(pageWith({ url, requestedUrl, outcome: { kind: 'unseen' } }))).toBe(origin);
  });
});

describe('a page after going back', () => {
  const failed = pageWith({
    url: 'https://shop.example/a',
    requestedUrl: 'https://shop.example/a',
    outcome: { kind: 'unseen' },
  });

  it('does not count as a request if it comes from a cache', () => {
    const head = { status: 200, headers: [], fromCache: true, redirected: false };
    for (const outcome of [
      { kind: 'probed', status: 200 },
      { kind: 'response', head },
    ] as const)
      expect(isRequestedAgain(failed, { ...failed, traversal: true, outcome })).toBe(false);
  });

  it('counts as a request if the site responded', () => {
    const head = { status: 200, headers: [], fromCache: false, redirected: false };
    expect(
      isRequestedAgain(failed, { ...failed, traversal: true, outcome: { kind: 'response', head } }),
    ).toBe(true);
  });
});
