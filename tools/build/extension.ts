import { join, resolve } from 'node:path';
import { createBuilder } from 'vite';
import type { Target } from './manifest.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Builds all of the extension for one browser, as `vite build --mode …` does, and gives the folder that holds it.
 * Vite's own `build()` would make the first of its environments alone.
 */
export async function buildExtension(target: Target, folder = join(root, 'dist', target)): Promise<string> {
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    mode: target,
    logLevel: 'warn',
    build: { outDir: folder },
  });
  await builder.buildApp();
  return folder;
}
