import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');
const text = read('docs/store.md');

const manifest = JSON.parse(read('manifest.json')) as Record<string, readonly string[] | undefined>;
const { packages } = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
};

describe('docs/store.md', () => {
  it('gives a reason for each permission', () => {
    const asked = ['permissions', 'optional_permissions', 'host_permissions']
      .flatMap((list) => manifest[list] ?? [])
      .map((name) => name.replace(/^\{\w+\}\./, ''));
    const explained = Array.from(text.matchAll(/^\| (`[^|]+\|)/gm), ([, cell]) => cell).join();
    expect(asked.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  });

  it('links the sources of each bundled library in the version that ships', () => {
    const shipped = Object.entries(packages)
      .filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev)
      .map(([path, { version }]) => `${path.replace('node_modules/', '')} ${version}`);
    const rows = Array.from(
      text.matchAll(/^\| (\S+)[^|]*\| (\d\S+) \| https:\S+?@?(\d[\d.]*) \|$/gm),
      ([, name, version, tag]) => (version === tag ? `${name} ${version}` : `${name}: ${version} and ${tag}`),
    );
    expect(rows.sort()).toEqual(shipped.sort());
  });

  it('names no file that does not exist', () => {
    const named = Array.from(
      text.matchAll(/`((?:src|test|tools|docs)\/[\w./-]+)`/g),
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  });
});
