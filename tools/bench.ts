import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Runs the benchmarks, or those that are named, one after the other; fails where one breaks a promise. */

const benchmarks = {
  diagnosis: 'diagnoses per second, the worst input, strange heads',
  fleet: 'a million browsers on one site that fails and comes back',
  'many-tabs': '500 failing tabs over 50 origins in a real Chromium',
} as const;

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`,
  );
  process.exit(2);
}

for (const [name, what] of Object.entries(benchmarks)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n${name}: ${what}\n`);
  const script = resolve(import.meta.dirname, `../test/bench/${name}.ts`);
  const { status } = spawnSync('tsx', [script], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
