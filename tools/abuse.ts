// `npm run test:abuse`: runs a sample of what a hostile environment does to the extension; `--long` runs
// minutes of each, `--seed 1234` repeats a run.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Counts, formatCounts, sumCounts } from '../test/abuse/run.ts';
import { everyProgram } from './setup/programs.ts';
import { provide } from './setup/provide.ts';

const { long, seed } = parseArgs({
  options: { long: { type: 'boolean' }, seed: { type: 'string' } },
}).values;
await provide(everyProgram);
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
const lines = readFileSync(sum, 'utf8').split('\n').filter(Boolean);
rmSync(folder, { recursive: true });
console.log(`abuse: all: ${formatCounts(sumCounts(lines.map((line) => JSON.parse(line) as Counts)))}`);
process.exitCode = status ?? 1;
