import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Target, targets } from '../build/manifest.ts';
import { Refusal } from '../refusal.mjs';
import { archiveOf } from './archive.ts';
import { sha256 } from './digest.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'packages');

/** One of the archives that the stores receive. */
export interface Package {
  readonly kind: Target | 'source';
  /** Relative to the root. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });

/** Returns what is not committed, as `git status --porcelain` prints it; empty for a clean tree. */
export function uncommitted(): string {
  return git('status', '--porcelain').toString().trimEnd();
}

/**
 * Writes the archives of two builds and of the source that both are built from, which Mozilla's reviewers build again,
 * and returns them. Throws where something is not committed, which the source would silently lack.
 */
export async function makePackages(builds: Readonly<Record<Target, string>>): Promise<readonly Package[]> {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const changed = uncommitted();
  if (changed) throw new Refusal(`Not committed, so the source archive would lack it:\n${changed}`);
  const source = git('archive', '--format=zip', '-9', `--prefix=${name}-${version}/`, 'HEAD');

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const save = (kind: Package['kind'], bytes: Uint8Array): Package => {
    const path = join(folder, `${name}-${version}-${kind}.zip`);
    writeFileSync(path, bytes);
    return { kind, file: relative(root, path), bytes };
  };
  const packages: Package[] = [];
  for (const target of targets) packages.push(save(target, await archiveOf(builds[target])));
  return [...packages, save('source', source)];
}

/** Returns one line: the file, its size and its checksum. */
export function describePackage({ file, bytes }: Package): string {
  const size = (bytes.length / 1024).toFixed(1).padStart(8);
  return `${file.padEnd(36)} ${size} KB  sha256 ${sha256(bytes)}`;
}
