/** How many checks of one step of `npm test` passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The part of the report of vitest's reporter "json" that is read here. */
export interface VitestReport {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Skipped, or never reached. */
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Counts a step without tests as one: its exit code is its result. */
export function tallyOf(exitCode: number | null): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts tests. One that was not run has failed, and so has a run without tests, without a report, or with an
 * exit code that no test accounts for (an error outside of tests, a file that cannot be loaded).
 */
export function tallyOfTests(exitCode: number | null, report: VitestReport | undefined): Tally {
  if (!report || report.numTotalTests === 0) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}

/** Formats `N passed, N failed`: the closing line, which other programs read. */
export function words({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
