// `npm run test:abuse`: what a hostile world does to the extension, a sample of it; `--long` for minutes of each,
// `--seed 1234` to repeat a run.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Counts, summed, wordsOf } from '../test/abuse/run.ts';

const { long, seed } = parseArgs({
  options: { long: { type: 'boolean' }, seed: { type: 'string' } },
}).values;
const folder = mkdtempSync(join(tmpdir(), 'gatelight-abuse-'));
const sum = join(folder, 'counts');
writeFileSync(sum, '');
const { status } = spawnSync('vitest', ['run', '--project', 'abuse', '--disable-console-intercept'], {
  cwd: resolve(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: {
    ...process.env,
    GATELIGHT_ABUSE_SUM: sum,
    ...(long && { GATELIGHT_ABUSE: 'long' }),
    ...(seed && { GATELIGHT_SEED: seed }),
  },
});
const told = readFileSync(sum, 'utf8').split('\n').filter(Boolean);
rmSync(folder, { recursive: true });
console.log(`abuse: all: ${wordsOf(summed(told.map((line) => JSON.parse(line) as Counts)))}`);
process.exitCode = status ?? 1;
