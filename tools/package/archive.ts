import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { filesIn } from './digest.ts';

// A zip cannot represent times before 1980. Any later time does, as long as it is always the same.
const everyFileIsOf = '1980-01-01T12:00:00';

/**
 * Returns a zip of a folder: the same bytes for the same files, whenever, wherever and in whatever order they
 * were written. Throws where the folder cannot be read.
 */
export function archiveOf(folder: string): Uint8Array {
  const contents: Zippable = Object.fromEntries(
    filesIn(folder).map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))]),
  );
  return zipSync(contents, { level: 9, mtime: everyFileIsOf, os: 3, attrs: 0o644 << 16 });
}
