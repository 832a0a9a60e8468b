import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { stores } from '../../tools/release/stores.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map(
  (file) => [file, readFileSync(join(folder, file), 'utf8')] as const,
);
const text = Object.fromEntries(workflows);

it.each(workflows)(
  '%s names each action by the hash of a commit, with its version beside it',
  (_file, workflow) => {
    const used = workflow.split('\n').filter((line) => /\buses:/.test(line));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((line) => !/uses: [\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
      [],
    );
  },
);

it.each(workflows)('%s may write nothing', (_file, workflow) => {
  expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/m);
});

it('hands the release every credential that it asks for', () => {
  const names = Object.values(stores).flatMap(({ credentials }) => [...credentials]);
  expect(names.filter((name) => !text['release.yml']?.includes(` ${name}: \${{ `))).toEqual([]);
});

it('tests on the oldest Node.js allowed and on the one to develop with', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, versions = ''] = /node: \[(.*)\]/.exec(text['test.yml'] ?? '') ?? [];
  expect(versions).toContain(`"${engines.node.replace('>=', '')}"`);
  expect(versions).toContain(`"${readFileSync(join(root, '.nvmrc'), 'utf8').trim()}"`);
});
