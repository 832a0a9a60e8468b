import { expect, it } from 'vitest';
import { originFromInput } from '../../src/settings/rules-by-origin.ts';

it.each([
  ['example.com', 'https://example.com'],
  ['  Example.COM ', 'https://example.com'],
  ['example.com/path?x=1#y', 'https://example.com'],
  ['example.com:8443', 'https://example.com:8443'],
  ['http://example.com', 'http://example.com'],
  ['HTTPS://example.com:443/', 'https://example.com'],
  ['https://user:secret@example.com/', 'https://example.com'],
  ['localhost:3000', 'http://localhost:3000'],
  ['192.168.1.1', 'http://192.168.1.1'],
  ['wiki', 'http://wiki'],
  ['müller.example', 'https://xn--mller-kva.example'],
])('the input %j means the origin %s', (typed, origin) => {
  expect(originFromInput(typed)).toBe(origin);
});

it.each([
  '',
  '  ',
  'two words',
  'ftp://example.com',
  'javascript:alert(1)',
  'about:blank',
  'https://',
  '://',
  '*',
])('the input %j is rejected', (typed) => {
  expect(originFromInput(typed)).toBeUndefined();
});
