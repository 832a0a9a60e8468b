// `npm run package`: writes what the stores receive. One archive for Chrome, one for Firefox, and the source
// that both are built from, which Mozilla's reviewers build again.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { buildExtension } from './build/extension.ts';
import { targets } from './build/manifest.ts';
import { archiveOf } from './package/archive.ts';
import { Refusal } from './refusal.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'packages');
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
};

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });

/**
 * Returns the source as of the last commit. Throws where something is not committed, which it would silently
 * lack.
 */
function source(): Uint8Array {
  const changed = git('status', '--porcelain').toString();
  if (changed) throw new Refusal(`Not committed, so the source archive would lack it:\n${changed}`);
  return git('archive', '--format=zip', '-9', `--prefix=${name}-${version}/`, 'HEAD');
}

function save(kind: string, archive: Uint8Array): void {
  const file = join(folder, `${name}-${version}-${kind}.zip`);
  writeFileSync(file, archive);
  const sum = createHash('sha256').update(archive).digest('hex');
  console.log(
    `${relative(root, file).padEnd(36)} ${(archive.length / 1024).toFixed(1).padStart(8)} KB  sha256 ${sum}`,
  );
}

const sourceArchive = source();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const target of targets) {
  save(target, archiveOf(await buildExtension(target)));
}
save('source', sourceArchive);
