import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { type Json, manifestFor, type Target, targets } from './tools/build/manifest.ts';

const here = import.meta.dirname;

function emitManifest(target: Target): Plugin {
  const file = resolve(here, 'manifest.json');
  return {
    name: 'gatelight:manifest',
    buildStart() {
      this.addWatchFile(file);
    },
    generateBundle() {
      const common = JSON.parse(readFileSync(file, 'utf8')) as Json;
      const source = `${JSON.stringify(manifestFor(target, common), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'manifest.json', source });
    },
  };
}

export default defineConfig(({ mode }) => {
  const target = targets.find((known) => known === mode);
  if (!target) throw new Error(`vite build --mode ${targets.join(' | ')}, not "${mode}"`);
  return {
    root: resolve(here, 'extension'),
    base: './',
    plugins: [emitManifest(target)],
    build: {
      outDir: resolve(here, 'dist', target),
      emptyOutDir: true,
      // The least of the minimum versions in manifest.json.
      target: ['chrome120', 'firefox140'],
      // The polyfill would fetch, which the extension's own policy forbids.
      modulePreload: false,
      // The licences of what is built in want to be shipped with it.
      license: { fileName: 'licences.md' },
      rollupOptions: {
        input: {
          background: resolve(here, 'src/background/main.ts'),
          popup: resolve(here, 'extension/popup.html'),
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'shared/[name].js',
          assetFileNames: 'assets/[name][extname]',
        },
      },
    },
  };
});
