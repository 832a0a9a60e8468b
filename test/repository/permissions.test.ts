import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');
const manifest = JSON.parse(read('manifest.json')) as Record<string, readonly string[] | undefined>;

/** The first cells of the README's table of permissions. */
const explained = Array.from(read('README.md').matchAll(/^\| (`[^|]+`) \| \S/gm), ([, cell = '']) => cell)
  .flatMap((cell) => cell.split(', '))
  .map((name) => name.replaceAll('`', ''));

it('requests no permission without a reason in the README', () => {
  const asked = ['permissions', 'optional_permissions', 'host_permissions', 'optional_host_permissions']
    .flatMap((list) => manifest[list] ?? [])
    .map((name) => name.replace(/^\{\w+\}\./, ''));
  expect(asked).not.toEqual([]);
  expect(asked.filter((name) => !explained.includes(name))).toEqual([]);
});
