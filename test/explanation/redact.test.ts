import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import german from '../../extension/public/_locales/de/messages.json';
import english from '../../extension/public/_locales/en/messages.json';
import { commandTargetOf } from '../../src/explanation/command-target.ts';
import { archivedCopyOf, redactPath, redactText, shareableUrl } from '../../src/explanation/redact.ts';
import { withoutFragment } from '../../src/navigation/url.ts';

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
  ['https://social.example/@gardener', 'https://social.example/@gardener'],
  ['https://shop.example/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.x', 'https://shop.example/…'],
  ['https://shop.example/unsubscribe/jo@mail.example', 'https://shop.example/unsubscribe/…'],
  ['https://shop.example/unsubscribe/jo%2540mail.example', 'https://shop.example/unsubscribe/…'],
  ['https://shop.example/unsubscribe/jo%40mail.example', 'https://shop.example/unsubscribe/…'],
  ['https://shop.example/order-confirmation-8f3a9c2b7d1e4f60', 'https://shop.example/…'],
  ['https://shop.example/invoice-xK9vQ2mLr8TzWb4Nf7Yc.pdf', 'https://shop.example/…'],
  [
    'https://wiki.example/Donaudampfschifffahrtsgesellschaft',
    'https://wiki.example/Donaudampfschifffahrtsgesellschaft',
  ],
  ['https://wiki.example/%', 'https://wiki.example/%'],
])('%s is shared as %s', (url, shared) => {
  expect(shareableUrl(url)).toBe(shared);
});

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();
const digits = '0123456789';

const drawn = (alphabet: string, shortest: number, longest = 48) =>
  fc.noBias(
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: shortest, maxLength: longest, size: 'max' }),
  );

/** Random tokens and personal identifiers in the encodings in common use. */
const kinds: Readonly<Record<string, fc.Arbitrary<string>>> = {
  base64url: drawn(`${upper}${lower}${digits}-_`, 16),
  base62: drawn(upper + lower + digits, 16),
  base36: drawn(lower + digits, 16),
  base32: drawn(`${upper}234567`, 16),
  'letters only': drawn(upper + lower, 16),
  'lowercase letters only': drawn(lower, 18),
  // Only digits or only letters cannot be told from a number or a word.
  hexadecimal: drawn(`${digits}abcdef`, 16).filter((token) => /\d/.test(token) && /[a-f]/.test(token)),
  'digits only': drawn(digits, 20),
  UUIDs: fc.uuid(),
  'JSON Web Tokens': fc
    .tuple(fc.json(), drawn(`${upper}${lower}${digits}-_`, 20))
    .map(([json, signature]) => {
      const part = (text: string) => Buffer.from(text).toString('base64url');
      return `${part('{"alg":"HS256"}')}.${part(json)}.${signature}`;
    }),
  'e-mail addresses': fc.emailAddress().map((address) => encodeURIComponent(address)),
};

describe.each(Object.entries(kinds))('of a thousand tokens as %s', (_, arbitrary) => {
  const tokens = fc.sample(arbitrary, { numRuns: 1_000, seed: 14 });
  const kept = (share: (token: string) => string) => tokens.filter((token) => share(token).includes(token));

  it('at least 999 are redacted in a path, alone or at the end of a name', () => {
    expect(kept((token) => redactPath(`/reset/${token}`)).length).toBeLessThanOrEqual(1);
    expect(kept((token) => redactPath(`/reset/${token}/form`)).length).toBeLessThanOrEqual(1);
    expect(kept((token) => redactPath(`/invoice.${token}.pdf`)).length).toBeLessThanOrEqual(1);
  });

  it('at least 999 are redacted in server text, commands and the archive URL', () => {
    const said = (token: string) =>
      redactText(`cdn; error=dns_error; details="no answer for /a/${token}?b=c"`);
    expect(kept(said).length).toBeLessThanOrEqual(1);
    expect(
      kept((token) => commandTargetOf(`https://shop.example/a/${token}`).url).length,
    ).toBeLessThanOrEqual(1);
    expect(
      kept((token) => archivedCopyOf(`https://shop.example/a/${token}`) ?? '').length,
    ).toBeLessThanOrEqual(1);
  });
});

it('of ten thousand ordinary paths at least 9,990 are unchanged', () => {
  const wordsOf = (messages: Readonly<Record<string, { readonly message: string }>>) =>
    Object.values(messages).flatMap(({ message }) => message.match(/\p{L}{3,}/gu) ?? []);
  const word = fc.constantFrom(...wordsOf(english), ...wordsOf(german));
  const title = fc.array(word, { minLength: 2, maxLength: 9 });
  const names = fc.array(fc.constantFrom(...wordsOf(english)), { minLength: 2, maxLength: 4 });
  const small = fc.integer({ min: 1, max: 99_999 });
  const date = fc.date({ min: new Date('1999-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  const day = date.map((at) => at.toISOString().slice(0, 10));
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const ordinary = fc.oneof(
    title.map((parts) => `/blog/${parts.join('-').toLowerCase()}`),
    title.map((parts) => `/wiki/${parts.map(capital).join('_')}`),
    names.map((parts) => `/api/${parts.map(capital).join('')}`),
    fc.tuple(day, title).map(([at, parts]) => `/${at.replaceAll('-', '/')}/${parts.join('-')}.html`),
    fc.tuple(day, title).map(([at, parts]) => `/${at}-${parts.join('-')}`),
    fc.tuple(title, small).map(([parts, id]) => `/p/${parts.join('-')}-${id}`),
    fc.tuple(word, small).map(([name, id]) => `/${name}/${id}/edit`),
    fc.tuple(word, small).map(([name, id]) => `/img/${name}_${id}x${id}.jpg`),
    fc.bigInt({ min: 10n ** 17n, max: 10n ** 19n - 1n }).map((id) => `/status/${id}`),
  );
  const paths = fc
    .sample(ordinary, { numRuns: 10_000, seed: 14 })
    .map((path) => new URL(path, 'https://a.example').pathname);
  expect(paths.filter((path) => redactPath(path) !== path).length).toBeLessThanOrEqual(10);
});

it.each([
  'ExampleCDN; error=connection_timeout',
  'r34.example.net; error=http_request_error, ExampleCDN',
  'proxy.example; error=destination_ip_prohibited; received-status=502; rcode="NXDOMAIN"; info-code=18',
  'a; details="upstream connect error or disconnect/reset before headers"',
])('%s is shared unchanged', (text) => {
  expect(redactText(text)).toBe(text);
});

it('queries and path parameters in server text are removed', () => {
  expect(redactText('a; details="GET http://b.example/c;sid=1?d=e#f failed"; rcode="SERVFAIL"')).toBe(
    'a; details="GET http://b.example/c failed"; rcode="SERVFAIL"',
  );
});

it.each(['a', '1', 'a1', '-', '@', 'eyJ', ';', '/', '%41', 'abcdef0-', 'é'])(
  'handles 100,000 characters of %j in linear time',
  (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(redactPath(text).length).toBeLessThanOrEqual(text.length);
    expect(redactText(text).length).toBeLessThanOrEqual(text.length);
  },
);

it.each(['', 'about:blank', 'chrome://settings', 'javascript:alert(1)', 'file:///etc/passwd'])(
  'shares nothing of a URL that is not http(s): %j',
  (url) => {
    expect(shareableUrl(url)).toBeUndefined();
    expect(archivedCopyOf(url)).toBeUndefined();
  },
);

it('a shared URL never contains a query, a fragment or credentials', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const secret = new URL(url);
      secret.username = 'user';
      secret.password = 'hunter2';
      const shared = shareableUrl(secret.href);
      const { username, password, search, hash } = new URL(shared ?? 'about:blank?');
      return !username && !password && !search && !hash && !shared?.endsWith('?');
    }),
  );
});

it('the archive URL contains only origin and path, and none exists for private hosts or possible tokens', () => {
  expect(archivedCopyOf('https://a:b@shop.example/x?y#z')).toBe(
    'https://web.archive.org/web/https://shop.example/x',
  );
  for (const host of ['localhost:3000', '192.168.1.4', 'router', 'shop.internal'])
    expect(archivedCopyOf(`http://${host}/`)).toBeUndefined();
  expect(archivedCopyOf(withoutFragment(`https://shop.example/${'a/'.repeat(5_000)}`))).toBeUndefined();
  expect(archivedCopyOf('https://shop.example/reset/9f86d081884c7d659a2feaa0c55ad015')).toBeUndefined();
});
