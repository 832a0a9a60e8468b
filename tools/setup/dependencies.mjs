import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.mjs';
import { isInstalled } from './lock.mjs';

/**
 * Installs the dependencies with `npm ci` unless exactly those of the lock file are there. Throws where npm fails.
 *
 * @param {string} root
 */
export function installDependencies(root) {
  if (areCurrent(root)) return;
  // On the error output: what a script prints may be piped.
  console.error('Installing the dependencies with npm ci …');
  // NODE_ENV=production would leave out the tools that build and test.
  const { status, error, stdout, stderr } = spawnSync('npm', ['ci', '--include=dev', '--no-audit'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Refusal(`npm ci failed.\n${error ?? ''}${stdout ?? ''}${stderr ?? ''}`);
}

/** @param {string} root */
function areCurrent(root) {
  /** @param {string} file */
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  try {
    return isInstalled(read('package-lock.json'), read('node_modules/.package-lock.json'));
  } catch {
    return false;
  }
}
