import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** The files that git tracks, without those deleted since. */
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file && existsSync(join(root, file)));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> };

/** Returns `file: match` for each file that has a match. */
function matches(pattern: RegExp, among: readonly string[]): string[] {
  return among.flatMap((file) => {
    const [match] = pattern.exec(read(file)) ?? [];
    return match === undefined ? [] : [`${file}: ${match}`];
  });
}

it('names no folder of the machine it was written on', () => {
  expect(matches(/(?<![.\w])\/(?:[w]ork|[r]oot|[h]ome\/\w+|[U]sers\/\w+)\/\S*/, files)).toEqual([]);
});

it('names no package registry, since everyone installs from their own', () => {
  expect(matches(/https?:\/\/(?:[r]egistry|[d]eb)\.[\w.]+/, files)).toEqual([]);
  expect(Object.values(lock.packages).flatMap((entry) => entry.resolved ?? [])).toEqual([]);
});

// If a registry lacks builds for other systems, npm omits them from the lock file and then rejects it in npm
// ci.
it('locks every optional package, including those for other systems', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

it('runs every test it has', () => {
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file));
  expect(matches(/\b(?:it|test|describe)\.(?:skip|todo|only|fails)\w*/, tests)).toEqual([]);
});

it('keeps every file of the extension below 250 lines', () => {
  const long = files.filter((file) => /^src\/.*\.tsx?$/.test(file) && read(file).split('\n').length > 251);
  expect(long).toEqual([]);
});
