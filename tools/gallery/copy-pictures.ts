import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileOf, type Picture } from './picture.ts';
import { readmePictures } from './project-pictures.ts';

/** Copies the pictures of the README from the gallery's. Returns the paths that it wrote. */
export function copyPictures(gallery: string, root: string, taken: readonly Picture[]): string[] {
  const files = new Set(taken.map(fileOf));
  return readmePictures.flatMap(({ of, to }) => {
    const from = join(gallery, fileOf(of));
    if (!files.has(fileOf(of)) || !existsSync(from)) return [];
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(from, join(root, to));
    return to;
  });
}
