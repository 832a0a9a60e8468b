import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PictureFile, readPicture } from './picture-file.ts';

const root = resolve(import.meta.dirname, '../..');
const sizeOf = ({ width, height }: PictureFile) => [width, height];

/** Returns the box of all that is not transparent: left, top, right and bottom in px. */
function artOf(picture: PictureFile): number[] {
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++)
      if (picture.alphaAt(x, y) > 0) {
        xs.push(x);
        ys.push(y);
      }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
}

describe('the images for the stores', () => {
  it.each([
    ['logo-300.png', 300, 300],
    ['tile-440x280.png', 440, 280],
    ['marquee-1400x560.png', 1400, 560],
  ])('%s has the size that the stores ask for', (file, width, height) => {
    expect(sizeOf(readPicture(resolve(root, 'docs/store', file)))).toEqual([width, height]);
  });

  it.each(['en', 'de'])('there are four screenshots of the right size in %s', (language) => {
    const folder = resolve(root, 'docs/store/screenshots', language);
    const sizes = readdirSync(folder).map((file) => sizeOf(readPicture(resolve(folder, file))));
    expect(sizes).toEqual(Array.from({ length: 4 }, () => [1280, 800]));
  });

  it('the icon has its art within 96 px, and transparent space around it', () => {
    const icon = readPicture(resolve(root, 'extension/public/icons/128.png'));
    expect(sizeOf(icon)).toEqual([128, 128]);
    const [left = 0, top = 0, right = 0, bottom = 0] = artOf(icon);
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(16);
    expect(Math.max(right, bottom)).toBeLessThanOrEqual(112);
    expect(right - left).toBe(96);
  });
});
