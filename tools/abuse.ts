// `npm run test:abuse`: what a hostile world does to the extension, a sample of it; `--long` for minutes of each.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Counts, summed, wordsOf } from '../test/abuse/run.ts';

const isLong = process.argv.includes('--long');
const folder = mkdtempSync(join(tmpdir(), 'gatelight-abuse-'));
const sum = join(folder, 'counts');
writeFileSync(sum, '');
const { status } = spawnSync('vitest', ['run', '--project', 'abuse', '--disable-console-intercept'], {
  cwd: resolve(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: { ...process.env, GATELIGHT_ABUSE_SUM: sum, ...(isLong && { GATELIGHT_ABUSE: 'long' }) },
});
const told = readFileSync(sum, 'utf8').split('\n').filter(Boolean);
rmSync(folder, { recursive: true });
console.log(`abuse: all: ${wordsOf(summed(told.map((line) => JSON.parse(line) as Counts)))}`);
process.exitCode = status ?? 1;
