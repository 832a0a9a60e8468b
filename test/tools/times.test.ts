import { expect, it } from 'vitest';
import { busyShare, slowest } from '../../tools/test/times.ts';

const file = (name: string, time: number, tests: readonly [string, number | null][]) => ({
  name: `/somewhere/test/e2e/${name}.test.ts`,
  startTime: 1_000,
  endTime: 1_000 + time,
  assertionResults: tests.map(([fullName, duration]) => ({ fullName, duration })),
});

it('lists files and tests by their time, each file with what its browsers cost', () => {
  const report = {
    testResults: [
      file('quick', 1_500, [['is quick', 400]]),
      file('slow', 42_000, [
        ['was skipped', null],
        ['waits', 40_000],
      ]),
    ],
  };
  const times = [{ file: 'test/e2e/slow.test.ts', starting: 3_210, work: 12_340 }];
  const lines = slowest(report, times).map((line) => line.trim().split(/ +/).join(' '));
  expect(lines).toEqual([
    'wall start work file',
    '42.0 3.2 12.3 e2e/slow',
    '1.5 e2e/quick',
    'wall test',
    '40.0 e2e/slow: waits',
    '0.4 e2e/quick: is quick',
    '0.0 e2e/slow: was skipped',
  ]);
});

it('tells which share of the time the processors had work', () => {
  expect(busyShare({ busy: 100, idle: 500 }, { busy: 400, idle: 600 })).toBe(0.75);
  expect(busyShare({ busy: 100, idle: 500 }, { busy: 100, idle: 500 })).toBe(0);
});
