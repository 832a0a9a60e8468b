import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8');

it('formats code in an editor as the linter does', () => {
  const { formatter } = JSON.parse(read('biome.json'));
  const [, forAllFiles = ''] = read('.editorconfig').split('[*]\n');
  expect(forAllFiles).toMatch(new RegExp(`^indent_style = ${formatter.indentStyle}$`, 'm'));
  expect(forAllFiles).toMatch(new RegExp(`^indent_size = ${formatter.indentWidth}$`, 'm'));
  expect(forAllFiles).toMatch(new RegExp(`^max_line_length = ${formatter.lineWidth}$`, 'm'));
});
