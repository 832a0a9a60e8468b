import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Target, targets } from '../../tools/build/manifest.ts';
import { filesIn } from '../../tools/package/digest.ts';

/** What `npm run build` made; these tests come after it. */
export const distOf = (target: Target) => resolve(import.meta.dirname, '../../dist', target);

/** The files that a browser runs or shows, with their text. */
export function textsOf(target: Target): [file: string, text: string][] {
  const folder = distOf(target);
  return filesIn(folder)
    .filter((file) => /\.(?:js|css|html|json|svg)$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
}

export function manifestOf(target: Target): Record<string, unknown> {
  return JSON.parse(readFileSync(join(distOf(target), 'manifest.json'), 'utf8')) as Record<string, unknown>;
}

export { filesIn, targets };
