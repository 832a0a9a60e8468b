import { resolve } from 'node:path';
import { createBuilder } from 'vite';
import type { Target } from './manifest.ts';

/**
 * Builds the extension for one browser into `dist`, as `vite build` does: vite's own function of that name would
 * leave out all but the first of its parts.
 */
export async function buildExtension(target: Target): Promise<void> {
  const configFile = resolve(import.meta.dirname, '../../vite.config.ts');
  await (await createBuilder({ configFile, mode: target, logLevel: 'warn' })).buildApp();
}
