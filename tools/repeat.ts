// `npm run test:repeat -- 20`: the short end-to-end suite over and over, without a second chance for any test.
// One failure in all of it is a flaky test, and fails the command.

import { type Result, run } from './test/run.ts';
import type { Step } from './test/steps.ts';
import { sum, words } from './test/tally.ts';

/** What a visitor meets first, in both browsers: the failure, the popup, the retries, the return. */
const suite: Step = {
  name: 'short suite',
  command: [
    'vitest',
    'run',
    '--project=e2e',
    '--retry=0',
    'test/e2e/main-job.test.ts',
    '--reporter=default',
    '--reporter=json',
  ],
  tests: true,
};

const times = Number(process.argv[2] ?? 20);
if (!Number.isInteger(times) || times < 1) throw new Error('npm run test:repeat -- <how often>');

const results: Result[] = [];
for (let nth = 1; nth <= times; nth++) {
  const result = await run(suite);
  results.push(result);
  console.log(`${String(nth).padStart(3)}  ${words(result.tally)}  ${(result.time / 1000).toFixed(1)} s`);
  if (result.tally.failed > 0) console.log(result.output);
}
const total = sum(results.map(({ tally }) => tally));
console.log(`\n${times} runs: ${words(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
