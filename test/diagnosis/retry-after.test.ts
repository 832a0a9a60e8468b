import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRetryAfter } from '../../src/diagnosis/retry-after.ts';
import { processorTimeOf } from '../support/processor-time.ts';

const receivedAt = Date.UTC(2026, 10, 22, 12, 0, 0);
const read = (value: string, date?: string) =>
  readRetryAfter([...(date ? [['Date', date] as const] : []), ['Retry-After', value]], receivedAt);

it.each([
  ['120', 120_000],
  [' 7 ', 7_000],
  ['120 seconds', 120_000],
  ['120s', 120_000],
  ['120 sec', 120_000],
  ['1 Second', 1_000],
  ['120 secs', 120_000],
])('reads %j as seconds', (value, delay) => {
  expect(read(value)).toBe(receivedAt + delay);
});

it.each([
  'Sun, 22 Nov 2026 12:05:00 GMT',
  'Sunday, 22-Nov-26 12:05:00 GMT',
  'Sun Nov 22 12:05:00 2026',
  'Sun, 22 Nov 2026 12:05:00 UTC',
  'Sun, 22 Nov 2026 13:05:00 +0100',
  '2026-11-22T12:05:00Z',
  '2026-11-22t12:05:00z',
  '2026-11-22 12:05:00Z',
  '2026-11-22T12:05Z',
  '2026-11-22T12:05:00.000Z',
  '2026-11-22T13:05:00+01:00',
  '2026-11-22T07:05:00-0500',
  '2026-11-22T21:05:00+09',
])('reads the date %j', (value) => {
  expect(read(value)).toBe(receivedAt + 300_000);
});

it('keeps fractions of a second of an ISO 8601 date', () => {
  expect(read('2026-11-22T12:05:00.25Z')).toBe(receivedAt + 300_250);
});

it.each([
  ['Sun, 22 Nov 2026 15:05:00 GMT', 'Sun, 22 Nov 2026 15:00:00 GMT'],
  ['2026-11-22T15:05:00Z', 'Sun, 22 Nov 2026 15:00:00 GMT'],
  ['Sun, 22 Nov 2026 15:05:00 GMT', 'Sun, 22 Nov 2026 15:00:00 GMT, Sun, 22 Nov 2026 15:00:00 GMT'],
])("evaluates %j relative to the response's own Date", (value, date) => {
  expect(read(value, date)).toBe(receivedAt + 300_000);
});

it.each([
  ['120, 240', 240_000],
  ['240, 120', 240_000],
  ['120, 0', 120_000],
  ['soon,120,,', 120_000],
  ['120 seconds, 60 seconds', 120_000],
  ['120, Sun, 22 Nov 2026 12:05:00 GMT', 300_000],
  ['Sun, 22 Nov 2026 12:05:00 GMT, Sun, 22 Nov 2026 12:03:00 GMT', 300_000],
  ['Sunday, 22-Nov-26 12:05:00 GMT, 20', 300_000],
  ['Sun Nov 22 12:05:00 2026,20', 300_000],
  ['2026-11-22T12:03:00Z, 2026-11-22T12:05:00Z', 300_000],
  ['120, 99999999999', 120_000],
])('uses the longest valid delay in the list %j', (value, delay) => {
  expect(read(value)).toBe(receivedAt + delay);
});

it.each([
  [['5', '9'], 9_000],
  [['120', '0'], 120_000],
  [['soon', '30, 60', 'Sun, 22 Nov 2026 12:05:00 GMT'], 300_000],
])('uses the longest valid delay in the repeated headers %j', (values, delay) => {
  const headers = values.map((value) => ['retry-after', value] as const);
  expect(readRetryAfter(headers, receivedAt)).toBe(receivedAt + delay);
});

it.each([
  '',
  ',',
  '0',
  '00',
  '0, 0',
  '0 seconds',
  '-5',
  '-5 seconds',
  '1.5',
  '1.5 seconds',
  '120 minutes',
  '120 seconds or so',
  'Sun, 22 Nov 2026 11:00:00 GMT',
  'Sun, 22 Nov 2026 12:00:00 GMT',
  '2026-11-22T11:00:00Z',
  '2026-11-22T12:05:00',
  '2026-11-22',
  '2026-02-30T12:05:00Z',
  '2026-13-22T12:05:00Z',
  '2026-11-22T25:05:00Z',
  '2026-11-22T12:05:00+99:00',
  '2028-11-22T12:05:00Z',
  '1e3',
  'soon',
  '99999999999',
  '31536000000',
  'Nov 22',
  '0x10',
  'Sun, 99 Foo 2026 12:00:00 GMT',
  'NaN',
])('treats %j as absent', (value) => {
  expect(read(value)).toBeUndefined();
});

it('treats an invalid value as absent, whatever the Date', () => {
  expect(read('soon', 'Tue, 01 Jul 1969 00:00:00 GMT')).toBeUndefined();
});

it('treats a missing header as absent', () => {
  expect(readRetryAfter([], receivedAt)).toBeUndefined();
});

const piece = fc.oneof(
  fc.string(),
  fc.constantFrom('120', '0', ' ', ',', 'Sun', 'Sun, 22 Nov 2026 12:05:00 GMT', '2026-11-22T12:05:00Z', 's'),
);

it('returns a future time within a year, or undefined, for any input', () => {
  fc.assert(
    fc.property(fc.array(piece), piece, (pieces, date) => {
      const value = pieces.join('');
      const at = read(value, date);
      return at === undefined || (at > receivedAt && at <= receivedAt + 366 * 24 * 3600_000);
    }),
  );
});

// Guards against catastrophic backtracking; the benchmark measures the speed otherwise.
it.each(['Sun', 'Sun,', ',', ' ', '1', '1 ', '1,', ', ,', '2026-11-22T12:05:00.0', 'day,', '120 seconds, '])(
  'does not hang on repetitions of %j',
  (unit) => {
    const value = unit.repeat(Math.ceil(262_144 / unit.length));
    const headers = [...Array(1_000).keys()].map(() => ['retry-after', value] as const);
    expect(processorTimeOf(() => readRetryAfter(headers, receivedAt))).toBeLessThan(1_000);
  },
);
