import { expect, it } from 'vitest';
import { isolate, sanitize } from '../../src/explanation/sanitize.ts';

it.each([
  ['markup', '<b>bold</b>&amp;', '<b>bold</b>&amp;'],
  ['a right-to-left override', 'a\u202Egpj.exe', 'a\uFFFDgpj.exe'],
  ['a run of zero-width characters', 'pay\u200B\u200C\u2060pal', 'pay\uFFFDpal'],
  ['control characters and line breaks', 'a\u0000\u001b[31m\r\nb', 'a\uFFFD[31m\uFFFDb'],
  ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
  ['many combining marks on one letter', `Z${'\u0301'.repeat(200)}a`, `Z${'\u0301'.repeat(4)}a`],
  ['words in any script', 'ключ מפתח 鍵 😀', 'ключ מפתח 鍵 😀'],
])('displays %s safely', (_, hostile, shown) => {
  expect(sanitize(hostile)).toBe(shown);
});

it('truncates long text', () => {
  expect(sanitize('x'.repeat(65_536))).toBe(`${'x'.repeat(300)}…`);
  expect(sanitize('abcdef', 3)).toBe('abc…');
});

it('isolates only text that could change the direction of its surroundings', () => {
  expect(isolate('nginx', false)).toBe('nginx');
  expect(isolate('מפתח', false)).toBe('\u2068מפתח\u2069');
  expect(isolate('nginx', true)).toBe('\u2068nginx\u2069');
});
