// `npm run test:repeat -- 20`: the short end-to-end suite over and over, in both browsers at once, without a second
// chance for any test. One failure in all of it is a flaky test, and fails the command.

import { browserNames } from '../test/browsers/browser.ts';
import { type Result, run } from './test/run.ts';
import type { Step } from './test/steps.ts';
import { sum, words } from './test/tally.ts';

/** What a visitor meets first: the failure, the popup, the retries, the return. */
const suite = ['--project=e2e', '--retry=0', 'test/e2e/main-job.test.ts'];

const steps = browserNames.map(
  (name): Step => ({
    name: `short suite ${name}`,
    command: ['vitest', 'run', ...suite, '--reporter=default', '--reporter=json'],
    tests: true,
    env: { GATELIGHT_BROWSER: name },
  }),
);

const times = Number(process.argv[2] ?? 20);
if (!Number.isInteger(times) || times < 1) throw new Error('npm run test:repeat -- <how often>');

const all: Result[] = [];
for (let nth = 1; nth <= times; nth++) {
  for (const result of await Promise.all(steps.map(run))) {
    const { step, tally, time, output } = result;
    all.push(result);
    console.log(`${String(nth).padStart(3)}  ${step.name}: ${words(tally)}  ${(time / 1000).toFixed(1)} s`);
    if (tally.failed > 0) console.log(output);
  }
}
const total = sum(all.map(({ tally }) => tally));
console.log(`\n${times} runs: ${words(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
