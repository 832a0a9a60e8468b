import { expect, it } from 'vitest';
import { joinSentences, render, type Texts } from '../../src/explanation/render.ts';

const echo: Texts = (_, substitutions) => substitutions.join('|');
const shown = (value: Parameters<typeof render>[0]['values'], locale = 'en') =>
  render({ key: 'what_now_wait', ...(value && { values: value }) }, echo, locale);

it.each([
  [3, '3 milliseconds'],
  [1_000, '1 second'],
  [3_500, '3.5 seconds'],
  [60_004, '60 seconds'],
  [125_000, '125 seconds'],
  [300_000, '5 minutes'],
  [7_200_000, '2 hours'],
])('%i ms is %s', (duration, text) => {
  expect(shown([{ duration }])).toBe(text);
});

it('formats counts, durations and times of day for the locale', () => {
  expect(shown([{ count: 12_345 }], 'de')).toBe('12.345');
  expect(shown([{ duration: 300_000 }], 'de')).toBe('5 Minuten');
  expect(shown([{ clock: Date.UTC(2026, 10, 22, 12, 5) }])).toMatch(/^\d+:05/);
});

it('inserts another message in the same language', () => {
  const texts: Texts = (key, [who = '']) =>
    ({ what_now_wait: `${who} wartet`, chain_site: 'Website' })[key] ?? '';
  expect(render({ key: 'what_now_wait', values: [{ words: 'chain_site' }] }, texts, 'de')).toBe(
    'Website wartet',
  );
});

it('inserts strings unchanged and needs no values', () => {
  expect(shown(['<b>$1</b>'])).toBe('<b>$1</b>');
  expect(shown(undefined)).toBe('');
});

const counting: Texts = (key, [count]) =>
  ({
    what_now_wait: `${count} tries`,
    what_now_wait_one: 'one try',
    what_now_wait_few: `a few (${count})`,
    what_now_wait_many: `many (${count})`,
  })[key] ?? '';

it.each([
  ['en', 1, 'one try'],
  ['en', 2, '2 tries'],
  ['pl', 3, 'a few (3)'],
  ['pl', 5, 'many (5)'],
  ['ja', 1, '1 tries'],
  ['fr', 0, 'one try'],
  ['ru', 21, 'one try'],
  ['ru', 11, 'many (11)'],
  ['ar', 11, 'many (11)'],
  ['tr', 7, '7 tries'],
])('in %s selects the plural form for %i', (locale, count, text) => {
  expect(render({ key: 'what_now_wait', values: [{ plural: count }] }, counting, locale)).toBe(text);
});

it.each([
  [20_000, '1 minute ago'],
  [3 * 60_000, '3 minutes ago'],
  [2 * 3600_000 + 5, '2 hours ago'],
  [24 * 3600_000, 'yesterday'],
  [72 * 3600_000, '3 days ago'],
])('%i ms before now is %s', (ago, text) => {
  expect(shown([{ ago }])).toBe(text);
});

it.each([
  [800, '1 second'],
  [12_400, '12 seconds'],
  [95_000, '2 minutes'],
  [3 * 3600_000, '3 hours'],
])('%i ms is roughly %s', (roughly, text) => {
  expect(shown([{ roughly }])).toBe(text);
});

it.each([
  [1_000, '1 second'],
  [59_000, '59 seconds'],
  [257_000, '4 min 17 sec'],
  [2 * 3600_000 + 60_000, '2 hr 1 min'],
])('%i ms remaining is %s', (left, text) => {
  expect(shown([{ left }])).toBe(text);
});

it('selects no plural form for a plain count', () => {
  expect(render({ key: 'what_now_wait', values: [{ count: 1 }] }, counting, 'en')).toBe('1 tries');
});

it.each([
  ['en', 'Wait. Try.'],
  ['pt-BR', 'Wait. Try.'],
  ['ja', 'Wait.Try.'],
  ['zh-CN', 'Wait.Try.'],
])('in %s joins sentences', (locale, text) => {
  expect(joinSentences(['Wait.', 'Try.'], locale)).toBe(text);
});
