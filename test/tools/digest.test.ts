import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { differences, digestsOf } from '../../tools/package/digest.ts';

const scratch = mkdtempSync(join(tmpdir(), 'gatelight-digest-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(scratch, 'folder-'));
  mkdirSync(join(made, 'deep'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(made, file), text);
  return made;
}

it('finds no difference between the same files in two folders', () => {
  const files = { 'a.txt': 'a', 'deep/b.txt': 'b' };
  expect(differences(digestsOf(folder(files)), digestsOf(folder(files)))).toEqual([]);
});

it('names a file that differs, and files that only one folder has', () => {
  const one = digestsOf(folder({ same: '', 'deep/changed': '1', gone: '' }));
  const other = digestsOf(folder({ same: '', 'deep/changed': '2', new: '' }));
  expect(differences(one, other)).toEqual(['deep/changed', 'gone', 'new']);
});
