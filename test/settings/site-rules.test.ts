import { expect, it } from 'vitest';
import { originMeant } from '../../src/settings/site-rules.ts';

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
])('who types %j means %s', (typed, origin) => {
  expect(originMeant(typed)).toBe(origin);
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
])('who types %j means no site', (typed) => {
  expect(originMeant(typed)).toBeUndefined();
});
