import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { filesIn } from './digest.ts';
import { deflated } from './zopfli.ts';

// The layout and its names are those of PKWARE's APPNOTE.TXT, 4.3.

/** The least that the format can represent, in place of when the files were written: January 1, 1980, midnight. */
const date = 0x0021;
const time = 0;

const version = 20;
const utf8Names = 1 << 11;
const stored = 0;
const deflate = 8;

/** A plain file of Unix that its owner may write, and everybody read. */
const unix = 3 << 8;
const mode = 0o100644 * 2 ** 16;

/**
 * Returns a zip of a folder: the same bytes for the same files, whenever, wherever and in whatever order they
 * were written. Throws where the folder cannot be read.
 */
export async function archiveOf(folder: string): Promise<Uint8Array> {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of filesIn(folder)) {
    const content = readFileSync(join(folder, file));
    const smaller = await deflated(content);
    const [method, data] = smaller.length < content.length ? [deflate, smaller] : [stored, content];
    const name = Buffer.from(file);
    const entry = [
      fields([version, 2], [utf8Names, 2], [method, 2], [time, 2], [date, 2]),
      fields([crc32(content), 4], [data.length, 4], [content.length, 4], [name.length, 2], [0, 2]),
    ];
    const local = Buffer.concat([fields([0x04034b50, 4]), ...entry, name, data]);
    files.push(local);
    directory.push(
      fields([0x02014b50, 4], [unix | version, 2]),
      ...entry,
      // No comment, the first disk, no internal attributes.
      fields([0, 2], [0, 2], [0, 2], [mode, 4], [offset, 4]),
      name,
    );
    offset += local.length;
  }
  const count = files.length;
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...files, ...directory, end]);
}

/** Returns numbers in so many bytes each, the least significant byte first. */
function fields(...numbers: readonly (readonly [value: number, size: 2 | 4])[]): Uint8Array {
  return Buffer.concat(
    numbers.map(([value, size]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}
