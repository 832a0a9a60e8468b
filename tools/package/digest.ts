import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file of a folder, by its path within it with `/`, and the SHA-256 of what it holds. */
export type Digests = ReadonlyMap<string, string>;

/** Returns the SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Returns the paths of all files in a folder, relative to it and sorted. Throws where it cannot be read. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function digestsOf(folder: string): Digests {
  return new Map(filesIn(folder).map((file) => [file, sha256(readFileSync(join(folder, file)))]));
}

/** Returns the files that differ, or that only one of the two has, sorted. */
export function differences(one: Digests, other: Digests): string[] {
  const files = new Set([...one.keys(), ...other.keys()]);
  return [...files].filter((file) => one.get(file) !== other.get(file)).sort();
}
