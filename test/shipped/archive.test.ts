import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../tools/package/archive.ts';
import { distOf, filesIn, targets } from './dist.ts';
import { archiveBudgets } from './weights.ts';

const root = resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'gatelight-shipped-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.each(targets)('the archive for %s', (target) => {
  it('comes out the same, byte for byte, from a second build', () => {
    const again = join(scratch, `again-${target}`);
    // A process of its own: the tests' own environment would be built in.
    execFileSync(join(root, 'node_modules/.bin/vite'), ['build', '--mode', target, '--outDir', again], {
      cwd: root,
      env: { ...process.env, NODE_ENV: undefined, VITEST: undefined },
      stdio: 'pipe',
    });
    expect(filesIn(again)).toEqual(filesIn(distOf(target)));
    expect(Buffer.compare(archiveOf(again), archiveOf(distOf(target)))).toBe(0);
  });

  it(`holds every file, and is no larger than ${archiveBudgets[target]} KB`, () => {
    const archive = archiveOf(distOf(target));
    expect(Object.keys(unzipSync(archive)).sort()).toEqual(filesIn(distOf(target)));
    expect(archive.length).toBeLessThanOrEqual(archiveBudgets[target] * 1024);
  });
});

it('makes the same archive of the same files, whenever they were written', () => {
  const folder = join(scratch, 'first');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'b.txt'), 'b');
  writeFileSync(join(folder, 'deep/a.txt'), 'a');
  const later = join(scratch, 'later');
  cpSync(folder, later, { recursive: true });
  utimesSync(join(later, 'b.txt'), 0, 0);
  expect(Buffer.compare(archiveOf(folder), archiveOf(later))).toBe(0);

  writeFileSync(join(later, 'b.txt'), 'c');
  expect(Buffer.compare(archiveOf(folder), archiveOf(later))).not.toBe(0);
  expect(readFileSync(join(later, 'b.txt'), 'utf8')).toBe('c');
});
