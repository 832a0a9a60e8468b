import { expect, test } from 'vitest';
import { type Careful, cautionOf } from '../../src/outage/caution.ts';

const plain: Careful = {
  url: 'https://shop.example/cart?page=2',
  method: 'GET',
  privateHost: false,
  refreshesItself: false,
  textLength: 300,
  gatewayPage: false,
  browserRetries: false,
  broughtFile: false,
};

test.each<[Partial<Careful>, string | undefined]>([
  [{}, undefined],
  [{ method: undefined }, 'method-unknown'],
  [{ refreshesItself: true }, 'refreshes-itself'],
  [{ textLength: 2_000 }, undefined],
  [{ textLength: 2_001 }, 'own-content'],
  [{ textLength: 20_000, gatewayPage: true }, undefined],
  [{ url: 'https://shop.example/in?code=a&state=b' }, 'one-time-token'],
  [{ url: 'https://shop.example/in?code=a' }, undefined],
  [{ url: 'https://shop.example/in?SAMLResponse=a' }, 'one-time-token'],
  [{ url: 'https://shop.example/reset?token=a' }, 'one-time-token'],
  [{ url: 'https://shop.example/#token=a' }, undefined],
  [{ url: 'not a url' }, undefined],
  [{ browserRetries: true }, 'browser-retries'],
  [{ broughtFile: true }, 'brought-file'],
  [{ privateHost: true }, 'private-host'],
])('%j gives %s', (change, expected) => {
  expect(cautionOf({ ...plain, ...change })).toBe(expected);
});

test('what is true of the whole site hides nothing that is true of the page', () => {
  expect(cautionOf({ ...plain, privateHost: true, url: 'https://10.0.0.1/?token=a' })).toBe('one-time-token');
});
