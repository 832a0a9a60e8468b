import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRetryAfter } from '../../src/diagnosis/retry-after.ts';

const receivedAt = Date.UTC(2026, 10, 22, 12, 0, 0);
const read = (value: string, date?: string) =>
  readRetryAfter([...(date ? [['Date', date] as const] : []), ['Retry-After', value]], receivedAt);

it.each([
  ['120', 120_000],
  ['0', 0],
  [' 7 ', 7_000],
])('takes %j as seconds', (value, delay) => {
  expect(read(value)).toBe(receivedAt + delay);
});

it.each([
  ['Sun, 22 Nov 2026 12:05:00 GMT'],
  ['Sunday, 22-Nov-26 12:05:00 GMT'],
  ['Sun Nov 22 12:05:00 2026'],
])('takes the date %j', (value) => {
  expect(read(value)).toBe(receivedAt + 300_000);
});

it("judges a date against the response's own Date, for the server's clock may be wrong", () => {
  expect(read('Sun, 22 Nov 2026 15:05:00 GMT', 'Sun, 22 Nov 2026 15:00:00 GMT')).toBe(receivedAt + 300_000);
});

it('takes a date in the past as at once', () => {
  expect(read('Sun, 22 Nov 2026 11:00:00 GMT')).toBe(receivedAt);
});

it.each([
  '',
  '-5',
  '1.5',
  '1e3',
  'soon',
  '99999999999',
  '31536000000',
  'Nov 22',
  '0x10',
  'Sun, 99 Foo 2026 12:00:00 GMT',
  'NaN',
])('takes %j as absent', (value) => {
  expect(read(value)).toBeUndefined();
});

it('takes no header as absent, and the first of several', () => {
  expect(readRetryAfter([], receivedAt)).toBeUndefined();
  expect(
    readRetryAfter(
      [
        ['retry-after', '5'],
        ['retry-after', '9'],
      ],
      receivedAt,
    ),
  ).toBe(receivedAt + 5_000);
});

it('gives a time between now and a year ahead, or nothing, whatever it reads', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (value, date) => {
      const at = read(value, date);
      return at === undefined || (at >= receivedAt && at <= receivedAt + 366 * 24 * 3600_000);
    }),
  );
});
