import { describe, expect, it } from 'vitest';
import { checkTargetOf, requestedHosts } from '../../src/check/check-target.ts';

const page = { request: 'safe', failed: true, oversizedCookies: false, cloudflare: false } as const;
const targetOf = (url: string, domain?: string | null) => checkTargetOf({ ...page, url }, domain);

describe('the target of a check', () => {
  it('is undefined for anything but a web page', () => {
    for (const url of ['about:blank', 'chrome://version/', 'file:///etc/hosts', ''])
      expect(targetOf(url)).toBeUndefined();
  });

  it('has neither the fragment nor the credentials of the URL', () => {
    const target = targetOf('https://me:secret@shop.example/a?b=c#d', 'shop.example');
    expect(target?.page).toBe('https://shop.example/a?b=c');
    expect(target?.front).toBe('https://shop.example/');
  });

  it.each([
    ['https://shop.example/', 'shop.example', 'https://www.shop.example/'],
    ['https://www.shop.example/', 'shop.example', 'https://shop.example/'],
    ['https://app.shop.example/', 'shop.example', undefined],
    ['https://www.app.shop.example/', 'shop.example', 'https://app.shop.example/'],
    // Where the whole name is registrable, there is nothing but a public suffix without `www.`.
    ['https://www.co.uk/', 'www.co.uk', undefined],
    ['https://www.com/', undefined, 'https://www.www.com/'],
    ['https://shop.example/', undefined, 'https://www.shop.example/'],
    ['https://shop.co.uk/', undefined, 'https://www.shop.co.uk/'],
    ['https://app.shop.example/', undefined, undefined],
    ['http://shop.example:8080/', 'shop.example', 'http://www.shop.example:8080/'],
  ] as const)('of %s with the domain %s has the sibling %s', (url, domain, sibling) => {
    expect(targetOf(url, domain)?.sibling).toBe(sibling);
  });

  it.each([
    ['https://app.shop.example/', 'shop.example', 'https://status.shop.example/'],
    ['https://www.shop.example/', undefined, 'https://status.shop.example/'],
    ['https://app.shop.example/', undefined, 'https://status.app.shop.example/'],
    ['https://status.shop.example/', 'shop.example', undefined],
    ['https://shop.example/', null, undefined],
  ] as const)('of %s with the domain %s has the status page %s', (url, domain, status) => {
    expect(targetOf(url, domain)?.status).toBe(status);
  });

  it('of a private host or an address is that host alone', () => {
    for (const url of [
      'http://localhost:3000/a',
      'http://192.168.1.1/',
      'https://[2001:db8::1]/',
      'https://203.0.113.7/',
    ])
      for (const domain of [undefined, null])
        expect(requestedHosts(targetOf(url, domain) ?? never())).toEqual([new URL(url).host]);
  });

  it('has a plain address only of a secure one at the default port', () => {
    expect(targetOf('https://shop.example/a')?.plain).toBe('http://shop.example/');
    expect(targetOf('https://shop.example:8443/a')?.plain).toBeUndefined();
    expect(targetOf('http://shop.example/a')?.plain).toBeUndefined();
  });

  it.each([
    ['form', 'https://shop.example/orders', 'form'],
    ['safe', 'https://shop.example/reset?token=abcdef', 'one-time'],
    ['unknown', 'https://shop.example/orders', 'unobserved'],
    ['safe', 'https://shop.example/long…', 'unobserved'],
  ] as const)(
    'with a %s request for %s does not include the page, because it is %s',
    (request, url, reason) => {
      const target = checkTargetOf({ ...page, request, url }, 'shop.example');
      expect(target).toMatchObject({ page: undefined, withheld: reason });
    },
  );
});

function never(): never {
  throw new Error('Expected a target, found none');
}
