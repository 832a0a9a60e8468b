import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/** A PNG file with eight bits for each of three or four channels (PNG, third edition). */
export interface PictureFile {
  readonly width: number;
  readonly height: number;
  /** Returns the opacity of a pixel, from 0 to 255. */
  alphaAt(x: number, y: number): number;
}

/** Reads a PNG file; throws for one of another kind. */
export function readPicture(path: string): PictureFile {
  const file = readFileSync(path);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = { 2: 3, 6: 4 }[file[25] ?? 0];
  if (!channels || file[24] !== 8) throw new Error(`Expected 8 bits of RGB or RGBA in ${path}`);
  let rows: Uint8Array | undefined;
  return {
    width,
    height,
    alphaAt(x, y) {
      if (channels === 3) return 255;
      // Takes a second for a large picture, and few ask for more than the size.
      rows ??= decode(inflateSync(imageData(file)), width * channels, height, channels);
      return rows[y * width * channels + x * channels + 3] ?? 0;
    },
  };
}

function imageData(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Undoes the filters of the rows (PNG, 9.2). */
function decode(filtered: Buffer, stride: number, height: number, step: number): Uint8Array {
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < step ? 0 : (rows[at - step] ?? 0);
      const up = y === 0 ? 0 : (rows[at - stride] ?? 0);
      const corner = x < step || y === 0 ? 0 : (rows[at - stride - step] ?? 0);
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      rows[at] = (filtered[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return rows;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
