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

describe('a load of the page that failed', () => {
  it.each<[string, Page, Page, boolean]>([
    ['is one of its own address', direct, at('/orders'), true],
    ['is one of the address that was asked for', redirected, at('/orders'), true],
    ['is one of the address that the redirect led to', redirected, at('/maintenance'), true],
    ['is one that leads to the same error page again', redirected, at('/maintenance', '/orders'), true],
    ['is one that leads to a sign-in', direct, at('/sign-in', '/orders'), true],
    [
      'is a reload under the address that it has given itself',
      direct,
      at('/renamed', '/renamed', { reload: true }),
      true,
    ],
    ['is none of another address', direct, at('/basket'), false],
    ['is none that another address led to', direct, at('/orders', '/old-orders'), false],
    ['is none of another site', direct, at('https://other.example/'), false],
    [
      'is none that a redirect of another site led to its address',
      direct,
      at('/orders', 'https://other.example/'),
      false,
    ],
    ['is none of its address with another query', direct, at('/orders?page=2'), false],
  ])('%s', (_, failed, page, again) => {
    expect(isRequestedAgain(failed, page)).toBe(again);
  });
});

describe('a page that comes instead of the failed one', () => {
  it.each<[string, Page, Page, boolean]>([
    ['is not elsewhere at its own address', direct, at('/orders'), false],
    ['is not elsewhere at the address that was asked for', redirected, at('/orders'), false],
    ['is not elsewhere where the redirect leads as before', redirected, at('/maintenance', '/orders'), false],
    ['is not elsewhere after a redirect that comes back', redirected, at('/orders', '/maintenance'), false],
    [
      'is not elsewhere where it renamed itself and was reloaded',
      direct,
      at('/renamed', '/renamed', { reload: true }),
      false,
    ],
    ['is elsewhere at a sign-in of the site', direct, at('/sign-in', '/orders'), true],
    ['is elsewhere at a sign-in of another site', direct, at('https://id.example/', '/orders'), true],
    ['is elsewhere where another redirect leads than before', redirected, at('/sign-in', '/orders'), true],
  ])('%s', (_, failed, page, elsewhere) => {
    expect(isLedElsewhere(failed, page)).toBe(elsewhere);
  });
});

describe('the site of a failure', () => {
  it.each<[string, string, string, string | undefined]>([
    ['is that of the page', 'https://shop.example/a', 'https://shop.example/a', site],
    ['is that of the address asked for', 'https://errors.example/503', 'https://shop.example/a', site],
    [
      'is the upgraded one where only the scheme changed',
      'https://shop.example/',
      'http://shop.example/',
      site,
    ],
    ['is the upgraded one whatever the path', 'https://shop.example/en/', 'http://shop.example/', site],
    [
      'is the one asked for where the host changed, too',
      'https://www.shop.example/',
      'http://shop.example/',
      'http://shop.example',
    ],
    ['is the one asked for after a downgrade', 'http://shop.example/', 'https://shop.example/', site],
    ['has its port', 'http://shop.example:8080/a', 'http://shop.example:8080/a', 'http://shop.example:8080'],
    ['is none of a file', 'file:///tmp/a.html', 'file:///tmp/a.html', undefined],
    ['is none of what is no address', '', '', undefined],
  ])('%s', (_, url, requestedUrl, origin) => {
    expect(siteOriginOf(pageWith({ url, requestedUrl, outcome: { kind: 'unseen' } }))).toBe(origin);
  });
});

describe('a page that was gone back to', () => {
  const failed = pageWith({
    url: 'https://shop.example/a',
    requestedUrl: 'https://shop.example/a',
    outcome: { kind: 'unseen' },
  });

  it('says nothing of its site where it came out of a cache', () => {
    const head = { status: 200, headers: [], fromCache: true, redirected: false };
    for (const outcome of [
      { kind: 'probed', status: 200 },
      { kind: 'response', head },
    ] as const)
      expect(isRequestedAgain(failed, { ...failed, traversal: true, outcome })).toBe(false);
  });

  it('counts where the site answered', () => {
    const head = { status: 200, headers: [], fromCache: false, redirected: false };
    expect(
      isRequestedAgain(failed, { ...failed, traversal: true, outcome: { kind: 'response', head } }),
    ).toBe(true);
  });
});
