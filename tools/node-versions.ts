// `npm run test:node`: runs the steps of `npm test` that need no browser on each supported version of Node.js, and
// compares what they build. `-- 24` only on that version; `-- --steps e2e,field` other steps, besides the build.
import { spawnSync } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installRuntime, type Runtime } from './node/runtime.ts';
import { type Digests, differences, digestsOf } from './package/digest.ts';
import { sum, type Tally, tallyOf, words } from './test/tally.ts';

const root = resolve(import.meta.dirname, '..');
const supported = ['20.19', '22', '24'];

const { values, positionals } = parseArgs({
  options: { steps: { type: 'string', default: 'types,unit,shipped' } },
  allowPositionals: true,
});

/** Builds, and runs the steps, on that version; returns whether all of it passed. */
function passes({ bin }: Runtime): boolean {
  const steps = ['build', ...values.steps.split(',')];
  const { status } = spawnSync(join(bin, 'node'), ['tools/run.mjs', 'tools/test.ts', ...steps], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) },
  });
  return status === 0;
}

const tallies: Tally[] = [];
const builds = new Map<string, Digests>();
for (const range of positionals.length > 0 ? positionals : supported) {
  const runtime = installRuntime(range);
  console.log(`\nNode.js ${runtime.version}`);
  tallies.push(tallyOf(passes(runtime) ? 0 : 1));
  builds.set(runtime.version, digestsOf(join(root, 'dist')));
}

console.log();
const [[firstVersion = '', first = new Map()] = []] = builds;
for (const [version, build] of builds) {
  if (build === first) continue;
  const files = differences(first, build);
  tallies.push(tallyOf(files.length));
  const found = files.length === 0 ? `the same ${build.size} files` : `other files: ${files.join(', ')}`;
  console.log(`Node.js ${version} builds, compared with ${firstVersion}: ${found}`);
}
const total = sum(tallies);
console.log(words(total));
process.exitCode = total.failed === 0 ? 0 : 1;
