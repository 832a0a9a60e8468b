// Runs before each npm script, so that each works on a fresh clone. Plain JavaScript without imports from
// npm: there may be no node_modules yet, and Node 20 runs no TypeScript.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isInstalled } from './lock.mjs';

const root = resolve(import.meta.dirname, '../..');

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(resolve(root, file), 'utf8'));

function current() {
  try {
    return isInstalled(read('package-lock.json'), read('node_modules/.package-lock.json'));
  } catch {
    return false;
  }
}

if (!current()) {
  // On the error output: what a script prints may be piped.
  console.error('Installing the dependencies with npm ci …');
  // NODE_ENV=production would leave out the tools that build and test.
  const { status, error, stdout, stderr } = spawnSync('npm', ['ci', '--include=dev', '--no-audit'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`npm ci failed.\n${error ?? ''}${stdout ?? ''}${stderr ?? ''}`);
    process.exit(1);
  }
}
