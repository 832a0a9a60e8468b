// `npm run test:repeat -- 20`: runs the short end-to-end suite repeatedly, in both browsers at once, without
// retrying any test; `-- 20 test/e2e/field/forms` for other files, all of them of `field`, of `scenes` or of
// neither. A single failure is a flaky test, and fails the command.

import { browserNames } from '../test/browsers/browser.ts';
import { Refusal } from './refusal.mjs';
import { everyProgram } from './setup/programs.ts';
import { provide } from './setup/provide.ts';
import { type Result, run } from './test/run.ts';
import type { Step } from './test/steps.ts';
import { sum, words } from './test/tally.ts';

const [howOften = '20', ...named] = process.argv.slice(2);
/** By default what a user meets first: the failure, the popup, the retries, the return. */
const files = named.length > 0 ? named : ['test/e2e/main-job.test.ts'];
const [, project = 'e2e'] = /e2e\/(field|scenes)/.exec(files.join()) ?? [];

const reporters = ['--reporter=default', '--reporter=json'];

const steps = browserNames.map(
  (name): Step => ({
    name: `short suite ${name}`,
    command: ['vitest', 'run', `--project=${project}`, '--retry=0', ...files, ...reporters],
    tests: true,
    env: { GATELIGHT_BROWSER: name },
  }),
);

const times = Number(howOften);
if (!Number.isInteger(times) || times < 1)
  throw new Refusal('Expected npm run test:repeat -- <how often> [file …]');

await provide(everyProgram);
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
