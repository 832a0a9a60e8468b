import { describe, expect, it } from 'vitest';
import { groupCookies } from '../../src/cookies/cookie-groups.ts';
import { labelsOf, mayBeOfOtherPort } from '../../src/cookies/cookie-labels.ts';
import type { SiteCookie } from '../../src/cookies/site-cookie.ts';
import { cookie } from './cookie.ts';

const url = 'https://www.shop.example/';
const labels = (...cookies: readonly SiteCookie[]) =>
  groupCookies(cookies).flatMap((one) => labelsOf(one, url));
const plain = { session: false };

describe('the labels of a cookie', () => {
  it('are none where it is an ordinary one of this host', () => {
    expect(labels(cookie(plain))).toEqual([]);
  });

  it.each<[string, Partial<SiteCookie>, unknown]>([
    ['a sign-in', { name: 'sid' }, { name: 'sign-in' }],
    ['statistics', { name: '_ga' }, { name: 'analytics' }],
    [
      'its parent domain',
      { domain: 'shop.example', hostOnly: false },
      { name: 'parent-domain', domain: 'shop.example' },
    ],
    ['its path', { path: '/app' }, { name: 'path', path: '/app' }],
    [
      'its partition',
      { partition: { topLevelSite: 'https://shop.example', crossSite: false } },
      { name: 'partitioned' },
    ],
    ['the end of the session', { session: true }, { name: 'session' }],
    ['that it cannot be restored', { restorable: false }, { name: 'not-restorable' }],
  ])('name %s', (_, different, label) => {
    expect(labels(cookie({ ...plain, ...different }))).toEqual([label]);
  });

  it('name no parent domain where the domain is the host itself', () => {
    expect(labels(cookie({ ...plain, hostOnly: false }))).toEqual([]);
  });

  it('count the parts of a chunked one', () => {
    const chunks = ['state.0', 'state.1'].map((name) => cookie({ ...plain, name }));
    expect(labels(...chunks)).toEqual([{ name: 'parts', count: 2 }]);
  });
});

it('servers at other ports may have set a cookie where the URL has a port', () => {
  expect(mayBeOfOtherPort('http://localhost:8080/')).toBe(true);
  expect(mayBeOfOtherPort('https://shop.example/')).toBe(false);
});
