import { describe, expect, it } from 'vitest';
import { atLeast, atMost, breaks, type Figure, notSlower, surelyBelow } from '../../tools/bench/figure.ts';
import { table } from '../../tools/bench/table.ts';

const estimated = { median: 1.004, low: 0.991, high: 1.018 };

describe('the table of figures', () => {
  it('shows each with its floor, ratio, interval, promise and status, in columns', () => {
    const figures: Figure[] = [
      {
        what: 'plain page',
        value: 24.1234,
        unit: 'ms',
        floor: 24,
        ratio: estimated,
        promise: surelyBelow(1.02, estimated),
      },
      { what: 'writes', value: 3, promise: atMost(2, 3) },
      { what: 'heads', value: 123_456.7, unit: '/s' },
      { what: 'heavy page', value: 650, unit: 'ms', ratio: estimated, promise: surelyBelow(1.01, estimated) },
    ];
    expect(table(new Map([['load', figures]]))).toEqual([
      '                  figure  floor  ratio  95 % interval  promise',
      'load',
      '  plain page     24.1 ms  24 ms  1.004    0.991–1.018  95 % < 1.02  kept (here)',
      '  writes               3                               ≤ 2          BROKEN',
      '  heads       123,457 /s',
      '  heavy page      650 ms         1.004    0.991–1.018  95 % < 1.01  NOT SHOWN (here)',
    ]);
  });
});

it('a ratio is surely below a limit, surely not, or its interval is too wide to tell', () => {
  const statuses = [1.02, 1.01, 0.991, 0.99].map((limit) => surelyBelow(limit, estimated).status);
  expect(statuses).toEqual(['kept', 'open', 'broken', 'broken']);
});

it('something is not slower than another, perhaps slower, or surely', () => {
  const medians = [
    { median: 0.9, low: 0.8, high: 1.1 },
    { median: 1.05, low: 0.95, high: 1.2 },
    { median: 1.1, low: 1.02, high: 1.2 },
  ];
  expect(medians.map((each) => notSlower(each).status)).toEqual(['kept', 'open', 'broken']);
});

describe('a broken promise', () => {
  it.each([
    { promise: atMost(2, 2), strict: true, ends: false },
    { promise: atMost(2, 2.1), strict: false, ends: true },
    { promise: atMost(2, 2.1, true), strict: false, ends: false },
    { promise: atMost(2, 2.1, true), strict: true, ends: true },
    { promise: atLeast(2, 1.9), strict: false, ends: true },
    { promise: surelyBelow(1.01, estimated), strict: false, ends: false },
    { promise: surelyBelow(1.01, estimated), strict: true, ends: true },
    { promise: surelyBelow(0.99, estimated), strict: true, ends: true },
    { promise: undefined, strict: true, ends: false },
  ])('ends the run: $ends, where strict is $strict, for $promise', ({ promise, strict, ends }) => {
    expect(breaks({ what: 'it', value: 1, ...(promise && { promise }) }, strict)).toBe(ends);
  });
});
