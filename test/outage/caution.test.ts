import { expect, test } from 'vitest';
import { cautionFor, type Risks } from '../../src/outage/caution.ts';

const plain: Risks = {
  url: 'https://shop.example/cart?page=2',
  privateHost: false,
  refreshesItself: false,
  textLength: 300,
  gatewayPage: false,
  browserRetries: false,
  broughtFile: false,
};

test.each<[Partial<Risks>, string | undefined]>([
  [{}, undefined],
  [{ refreshesItself: true }, 'refreshes-itself'],
  [{ textLength: 2_000 }, undefined],
  [{ textLength: 2_001 }, 'own-content'],
  [{ textLength: 20_000, gatewayPage: true }, undefined],
  [{ url: 'https://shop.example/in?code=a&state=b' }, 'one-time-link'],
  [{ url: 'https://shop.example/in?SAMLResponse=a' }, 'one-time-link'],
  [{ url: 'https://shop.example/reset?token=a' }, 'one-time-link'],
  [{ url: 'https://shop.example/#token=a' }, undefined],
  [{ url: 'not a url' }, undefined],
  [{ browserRetries: true }, 'browser-retries'],
  [{ broughtFile: true }, 'brought-file'],
  [{ privateHost: true }, 'private-host'],
])('%j gives the caution %s', (change, expected) => {
  expect(cautionFor({ ...plain, ...change })).toBe(expected);
});

test('a private host does not hide a caution of the page itself', () => {
  expect(cautionFor({ ...plain, privateHost: true, url: 'https://10.0.0.1/?token=a' })).toBe('one-time-link');
});

test('a page whose reload downloaded a file gets that caution, whatever else applies', () => {
  const risky: Risks = {
    ...plain,
    broughtFile: true,
    refreshesItself: true,
    textLength: 5_000,
    url: 'https://shop.example/reset?token=a',
    browserRetries: true,
    privateHost: true,
  };
  expect(cautionFor(risky)).toBe('brought-file');
});
