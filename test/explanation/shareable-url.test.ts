import fc from 'fast-check';
import { expect, it } from 'vitest';
import { archivedCopyOf } from '../../src/explanation/archive.ts';
import { bareUrl, shareableUrl } from '../../src/explanation/shareable-url.ts';

it.each([
  ['https://me:secret@shop.example/a?token=1#here', 'https://shop.example/a'],
  ['https://shop.example:8443/orders/42', 'https://shop.example:8443/orders/42'],
  ['https://shop.example/reset/9f86d081884c7d659a2feaa0c55ad015/form', 'https://shop.example/reset/…/form'],
  ['https://shop.example/join/123e4567-e89b-12d3-a456-426614174000', 'https://shop.example/join/…'],
  ['https://shop.example/cart;jsessionid=0A1B2C3D/pay', 'https://shop.example/cart/pay'],
  [
    'https://shop.example/why-your-gateway-says-502-bad-gateway',
    'https://shop.example/why-your-gateway-says-502-bad-gateway',
  ],
  ['https://social.example/status/1745678901234567890', 'https://social.example/status/1745678901234567890'],
  ['https://shop.example/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.x', 'https://shop.example/…'],
])('%s is shared as %s', (url, shared) => {
  expect(shareableUrl(url)).toBe(shared);
});

it.each(['', 'about:blank', 'chrome://settings', 'javascript:alert(1)', 'file:///etc/passwd'])(
  'shares nothing of what is no web page: %j',
  (url) => {
    expect(shareableUrl(url)).toBeUndefined();
    expect(archivedCopyOf(url)).toBeUndefined();
  },
);

it('no query, fragment or credentials get out of any address', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const secret = new URL(url);
      secret.username = 'reader';
      secret.password = 'hunter2';
      return [shareableUrl(secret.href), bareUrl(secret.href)].every((shared) => {
        const { username, password, search, hash } = new URL(shared ?? 'about:blank?');
        return !username && !password && !search && !hash && !shared?.endsWith('?');
      });
    }),
  );
});

it('an archived copy is asked for by the bare address, and never of a private host', () => {
  expect(archivedCopyOf('https://a:b@shop.example/x?y#z')).toBe(
    'https://web.archive.org/web/https://shop.example/x',
  );
  for (const host of ['localhost:3000', '192.168.1.4', 'router', 'shop.internal'])
    expect(archivedCopyOf(`http://${host}/`)).toBeUndefined();
});
