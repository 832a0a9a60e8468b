import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../tools/package/archive.ts';
import { digestsOf, sha256 } from '../../tools/package/digest.ts';
import { distOf, targets } from './dist.ts';
import { archiveBudgets } from './weights.ts';

const root = resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'gatelight-shipped-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.each(targets)('what is packed for %s', (target) => {
  it('comes out the same, byte for byte, from a second build', () => {
    const again = join(scratch, `again-${target}`);
    // A process of its own: the tests' own environment would be built in.
    execFileSync(join(root, 'node_modules/.bin/vite'), ['build', '--mode', target, '--outDir', again], {
      cwd: root,
      env: { ...process.env, NODE_ENV: undefined, VITEST: undefined },
      stdio: 'pipe',
    });
    expect(digestsOf(again)).toEqual(digestsOf(distOf(target)));
  });

  it(`holds every file, and is no larger than ${archiveBudgets[target]} KB`, async () => {
    const archive = await archiveOf(distOf(target));
    const unpacked = Object.entries(unzipSync(archive)).map(
      ([file, bytes]) => [file, sha256(bytes)] as const,
    );
    expect(new Map(unpacked)).toEqual(digestsOf(distOf(target)));
    expect(archive.length).toBeLessThanOrEqual(archiveBudgets[target] * 1024);
  });
});

it('makes the same bytes on each system, by each version of Node.js', async () => {
  const folder = join(scratch, 'fixed');
  mkdirSync(folder);
  writeFileSync(join(folder, 'lines.txt'), Array.from({ length: 500 }, (_, nth) => `line ${nth}\n`).join(''));
  writeFileSync(join(folder, 'b.txt'), 'b');
  expect(sha256(await archiveOf(folder))).toBe(
    'ad537426880a53142dfcd12c02dded51705742b233b29160e54e54f8dc8147c9',
  );
});

it('has the checksum of a file at its beginning and in the directory at the end', async () => {
  const folder = join(scratch, 'checked');
  mkdirSync(folder);
  const name = 'ä.txt';
  writeFileSync(join(folder, name), '123456789');
  const archive = Buffer.from(await archiveOf(folder));
  const directory = archive.readUInt32LE(archive.length - 6);
  // The check value of this CRC (Rocksoft, 1993).
  expect([archive.readUInt32LE(14), archive.readUInt32LE(directory + 16)]).toEqual([0xcbf43926, 0xcbf43926]);
  expect(Object.keys(unzipSync(archive))).toEqual([name]);
});

it('makes the same archive of the same files, whenever they were written', async () => {
  const folder = join(scratch, 'first');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'b.txt'), 'b');
  writeFileSync(join(folder, 'deep/a.txt'), 'a');
  const later = join(scratch, 'later');
  cpSync(folder, later, { recursive: true });
  utimesSync(join(later, 'b.txt'), 0, 0);
  expect(Buffer.compare(await archiveOf(folder), await archiveOf(later))).toBe(0);

  writeFileSync(join(later, 'b.txt'), 'c');
  expect(Buffer.compare(await archiveOf(folder), await archiveOf(later))).not.toBe(0);
  expect(readFileSync(join(later, 'b.txt'), 'utf8')).toBe('c');
});
