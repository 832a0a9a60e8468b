// Runs Mozilla's add-on linter over the build for Firefox.
import { spawnSync } from 'node:child_process';
import { type AddonReport, complaints } from './addon-report.ts';

const { stdout, stderr } = spawnSync(
  'web-ext',
  ['lint', '--source-dir', 'dist/firefox', '--output', 'json', '--no-config-discovery', '--no-input'],
  { encoding: 'utf8' },
);
if (!stdout) throw new Error(`web-ext lint gave no report. ${stderr}`);

const found = complaints(JSON.parse(stdout) as AddonReport);
for (const complaint of found) console.log(complaint);
process.exitCode = found.length === 0 ? 0 : 1;
