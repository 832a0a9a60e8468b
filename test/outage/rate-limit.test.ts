import { expect, test } from 'vitest';
import { forgottenAt, readyAt, spend } from '../../src/outage/rate-limit.ts';

const at = 1_800_000_000_000;
const spent = (count: number, apart: number) =>
  Array.from({ length: count }, (_, index) => at + index * apart);

test.each([
  ['nothing was sent', [], at, at],
  ['nine requests were just made', spent(9, 0), at, at],
  ['ten requests were made at once', spent(10, 0), at, at + 61_000],
  ['ten requests were made in ten seconds', spent(10, 1_000), at + 9_000, at + 61_000],
  ['the first of ten is over a minute old', spent(10, 7_000), at + 63_000, at + 63_000],
])('the next request is made in time where %s', (_, sent, now, expected) => {
  expect(readyAt({ sent }, { now, sentElsewhere: [] })).toBe(expected);
  // The cookie store does not matter, because the same site answers.
  const [own, others] = [sent.filter((_, nth) => nth % 2 === 0), sent.filter((_, nth) => nth % 2 === 1)];
  expect(readyAt({ sent: own }, { now, sentElsewhere: others })).toBe(expected);
});

test('at most the budget is kept, and nothing older than its minute', () => {
  expect(spend(spent(10, 1), at + 10)).toEqual([...spent(10, 1).slice(1), at + 10]);
  expect(spend(spent(3, 1_000), at + 61_500)).toEqual([at + 1_000, at + 2_000, at + 61_500]);
});

test('a request no longer counts when its minute is over', () => {
  expect(forgottenAt([])).toBe(0);
  expect(forgottenAt(spent(2, 5_000))).toBe(at + 66_000);
});
