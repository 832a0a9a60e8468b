import { expect, it } from 'vitest';
import { harmless, isolated } from '../../src/explanation/harmless.ts';

it.each([
  ['markup', '<b>bold</b>&amp;', '<b>bold</b>&amp;'],
  ['a right-to-left override', 'a\u202Egpj.exe', 'a\uFFFDgpj.exe'],
  ['a run of zero-width characters', 'pay\u200B\u200C\u2060pal', 'pay\uFFFDpal'],
  ['controls and line breaks', 'a\u0000\u001b[31m\r\nb', 'a\uFFFD[31m\uFFFDb'],
  ['half of a surrogate pair', 'a\uD800b', 'a\uFFFDb'],
  ['marks piled up over a letter', `Z${'\u0301'.repeat(200)}a`, `Z${'\u0301'.repeat(4)}a`],
  ['words of any language', 'ключ מפתח 鍵 😀', 'ключ מפתח 鍵 😀'],
])('shows %s as it is', (_, hostile, shown) => {
  expect(harmless(hostile)).toBe(shown);
});

it('cuts what is too long for anybody to read', () => {
  expect(harmless('x'.repeat(65_536))).toBe(`${'x'.repeat(300)}…`);
  expect(harmless('abcdef', 3)).toBe('abc…');
});

it('isolates what could turn the direction of the text around it, and nothing else', () => {
  expect(isolated('nginx', false)).toBe('nginx');
  expect(isolated('מפתח', false)).toBe('\u2068מפתח\u2069');
  expect(isolated('nginx', true)).toBe('\u2068nginx\u2069');
});
