// `npm test`: runs every check of the project, even after one has failed. `npm test -- build e2e` runs only
// the steps whose names begin so.

import { Refusal } from './refusal.mjs';
import { provide } from './setup/provide.ts';
import { logs, type Result, run } from './test/run.ts';
import { type Lane, type Step, stages } from './test/steps.ts';
import { sum, words } from './test/tally.ts';
import { busyShare, processorTime, slowest } from './test/times.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function row(name: string, outcome: string, time: number): string {
  return `${name.padEnd(16)}${outcome.padEnd(24)}${seconds(time).padStart(8)}`;
}

function outcome({ step, tally }: Result): string {
  if (step.tests) return words(tally);
  return tally.failed === 0 ? 'ok' : 'failed';
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const isWanted = ({ name }: Step) => wanted.length === 0 || wanted.some((word) => name.startsWith(word));
  if (!stages.flat(2).some(isWanted))
    throw new Refusal(
      `The steps are: ${stages
        .flat(2)
        .map(({ name }) => name)
        .join(', ')}`,
    );

  const programs = stages
    .flat(2)
    .filter(isWanted)
    .flatMap((step) => step.programs ?? []);
  await provide([...new Set(programs)]);

  const start = performance.now();
  const before = processorTime();
  const results: Result[] = [];
  const runLane = async (lane: Lane) => {
    for (const step of lane.filter(isWanted)) {
      console.log(`${step.name} …`);
      const result = await run(step);
      if (result.tally.failed > 0) console.log(`\n${result.output}`);
      results.push(result);
    }
  };
  for (const lanes of stages) await Promise.all(lanes.map(runLane));
  const busy = busyShare(before, processorTime());

  const total = sum(results.map(({ tally }) => tally));
  const testResults = results.flatMap(({ report }) => report?.testResults ?? []);
  console.log();
  if (testResults.length > 0)
    for (const line of slowest(
      { testResults },
      results.flatMap(({ files }) => files),
    ))
      console.log(line);
  console.log();
  for (const result of results) console.log(row(result.step.name, outcome(result), result.time));
  console.log(row('all', `processors ${Math.round(busy * 100)} % busy`, performance.now() - start));
  console.log(`\nEach step's whole output is in ${logs}.\n`);
  console.log(words(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main();
