// `npm run test:abuse`: what a hostile world does to the extension, a sample of it; `--long` for minutes of each.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const isLong = process.argv.includes('--long');
const { status } = spawnSync('vitest', ['run', '--project', 'abuse', '--disable-console-intercept'], {
  cwd: resolve(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: { ...process.env, ...(isLong && { GATELIGHT_ABUSE: 'long' }) },
});
process.exitCode = status ?? 1;
