import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../refusal.mjs';

const root = resolve(import.meta.dirname, '../..');
const scratch = join(root, '.cache/release');

/** What is submitted to addons.mozilla.org. */
export interface Submission {
  /** The folder of the build. */
  readonly build: string;
  /** The archive of the source that it is built from. */
  readonly source: string;
  /** What is new, for users. */
  readonly notes: string;
}

/** Returns what the store's API is given besides the files (its version object, v5). */
function metadataFor({ notes }: Submission): object {
  return { version: { release_notes: { 'en-US': notes } } };
}

/** Returns the arguments for web-ext. It does not wait for a review, which may take days. */
function signArguments({ build, source }: Submission, metadata: string): string[] {
  return [
    'sign',
    '--channel=listed',
    '--approval-timeout=0',
    '--no-input',
    '--no-config-discovery',
    `--source-dir=${build}`,
    `--artifacts-dir=${join(scratch, 'signed')}`,
    `--upload-source-code=${source}`,
    `--amo-metadata=${metadata}`,
  ];
}

/**
 * Submits a build to addons.mozilla.org for signing and review, with the credentials that web-ext finds in the
 * environment. Throws where web-ext fails.
 */
export async function publishInFirefox(submission: Submission, env = process.env): Promise<void> {
  mkdirSync(scratch, { recursive: true });
  const metadata = join(scratch, 'amo-metadata.json');
  writeFileSync(metadata, JSON.stringify(metadataFor(submission)));
  const program = join(root, 'node_modules/.bin/web-ext');
  const child = spawn(program, signArguments(submission, metadata), {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Refusal('web-ext could not submit the add-on.');
}
