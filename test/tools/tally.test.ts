import { expect, it } from 'vitest';
import { sum, tallyOf, tallyOfTests, words } from '../../tools/test/tally.ts';

const report = {
  numTotalTests: 5,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};

it.each([
  ['counts tests', 0, report, 5, 0],
  ['counts a failing test', 1, { ...report, numPassedTests: 4, numFailedTests: 1 }, 4, 1],
  ['counts a skipped test as failed', 0, { ...report, numPassedTests: 4, numPendingTests: 1 }, 4, 1],
  ['counts a test yet to be written as failed', 0, { ...report, numPassedTests: 4, numTodoTests: 1 }, 4, 1],
  ['counts an error outside of every test', 1, report, 5, 1],
  ['counts a run without tests as failed', 0, { ...report, numTotalTests: 0, numPassedTests: 0 }, 0, 1],
  ['counts a run without a report as failed', 0, undefined, 0, 1],
  ['counts a run that was ended from outside as failed', null, report, 5, 1],
] as const)('%s', (_name, exitCode, of, passed, failed) => {
  expect(tallyOfTests(exitCode, of)).toEqual({ passed, failed });
});

it('counts a step without tests as one', () => {
  expect([0, 2, null].map((exitCode) => words(tallyOf(exitCode)))).toEqual([
    '1 passed, 0 failed',
    '0 passed, 1 failed',
    '0 passed, 1 failed',
  ]);
});

it('sums up in one line', () => {
  expect(words(sum([tallyOf(0), tallyOf(1), tallyOfTests(0, report)]))).toBe('6 passed, 1 failed');
});
