import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe('npm run', () => {
  it.each(Object.entries(scripts))('%s begins by installing what it needs', (_name, command) => {
    expect(command).toMatch(/^(exec )?node tools\/run\.mjs |^npm run build && /);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/store.md'])(
    'has every command of %s',
    (file) => {
      const text = readFileSync(resolve(root, file), 'utf8');
      const named = Array.from(text.matchAll(/npm run (?:--silent )?([\w:]+)/g), ([, name = '']) => name);
      expect(named.filter((name) => !(name in scripts))).toEqual([]);
    },
  );
});
