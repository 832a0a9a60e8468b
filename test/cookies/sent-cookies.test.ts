import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentCookies } from '../../src/cookies/sent-cookies.ts';
import type { SiteCookie } from '../../src/cookies/site-cookie.ts';
import { cookie } from './cookie.ts';

const page = 'https://www.shop.example/app/cart?item=1';
const isSent = (different: Partial<SiteCookie>, url = page) =>
  sentCookies([cookie(different)], url).length === 1;

describe('a cookie is sent', () => {
  it.each<[string, Partial<SiteCookie>, boolean]>([
    ['to its own host', {}, true],
    ['to a host in its domain', { domain: 'shop.example', hostOnly: false }, true],
    ['not to a subdomain if it is host-only', { domain: 'shop.example' }, false],
    ['not to a parent domain', { domain: 'api.www.shop.example', hostOnly: false }, false],
    ['not to a host that only ends alike', { domain: 'hop.example', hostOnly: false }, false],
    ['to its path', { path: '/app/cart' }, true],
    ['below its path', { path: '/app' }, true],
    ['below its path with a slash', { path: '/app/' }, true],
    ['not to a path that only begins alike', { path: '/ap' }, false],
    ['not to another path', { path: '/other' }, false],
    ['over TLS if it is secure', { secure: true }, true],
    ['in the partition of the site itself', at('https://shop.example'), true],
    ['not in the partition of another site', at('https://news.example'), false],
    ['not in the partition of another scheme', at('http://shop.example'), false],
    ['not in a partition below another site', at('https://shop.example', true), false],
    ['not in a partition that is no site', at('?'), false],
  ])('%s', (_, different, expected) => {
    expect(isSent(different)).toBe(expected);
  });

  it.each([
    ['http://www.shop.example/', 'www.shop.example', false],
    ['http://localhost:8080/', 'localhost', true],
    ['http://app.localhost/', 'app.localhost', true],
    ['http://127.0.0.1/', '127.0.0.1', true],
    ['http://[::1]:3000/', '::1', true],
    ['http://mylocalhost/', 'mylocalhost', false],
  ])('to %s if it is secure: %s, %s', (url, domain, expected) => {
    expect(isSent({ secure: true, domain }, url)).toBe(expected);
  });

  it('to an IP address only by that very address', () => {
    expect(isSent({ domain: '127.0.0.1' }, 'http://127.0.0.1/')).toBe(true);
    expect(isSent({ domain: '0.1', hostOnly: false }, 'http://127.0.0.1/')).toBe(false);
  });

  it('in the partition of its port alone, where the browser names one', () => {
    const url = 'http://app.localhost:8080/';
    expect(isSent({ domain: 'app.localhost', ...at('http://app.localhost:8080') }, url)).toBe(true);
    expect(isSent({ domain: 'app.localhost', ...at('http://app.localhost:8081') }, url)).toBe(false);
  });

  it('to nothing but a web page', () => {
    expect(sentCookies([cookie()], 'about:blank')).toEqual([]);
  });

  it('never to a host outside its domain', () => {
    const host = fc.domain();
    fc.assert(
      fc.property(host, host, fc.boolean(), (domain, other, hostOnly) => {
        const hostname = new URL(`https://${other}/`).hostname;
        fc.pre(hostname !== domain && !hostname.endsWith(`.${domain}`));
        expect(isSent({ domain, hostOnly }, `https://${other}/`)).toBe(false);
      }),
    );
  });
});

function at(topLevelSite: string, crossSite = false): Partial<SiteCookie> {
  return { partition: { topLevelSite, crossSite } };
}
