import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite';
import { managedSchema } from './tools/build/managed-schema.ts';
import { type Json, manifestFor, type Target, targets } from './tools/build/manifest.ts';

const here = import.meta.dirname;

const schemaFile = {
  type: 'asset',
  fileName: 'managed-schema.json',
  source: `${JSON.stringify(managedSchema(), null, 2)}\n`,
} as const;

function emitManifest(target: Target): Plugin {
  const file = resolve(here, 'manifest.json');
  return {
    name: 'gatelight:manifest',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      this.addWatchFile(file);
    },
    generateBundle() {
      const common = JSON.parse(readFileSync(file, 'utf8')) as Json;
      const source = `${JSON.stringify(manifestFor(target, common), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'manifest.json', source });
      if (target === 'chrome') this.emitFile(schemaFile);
    },
  };
}

function bundle(input: Readonly<Record<string, string>>): BuildEnvironmentOptions {
  return {
    rollupOptions: {
      input,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
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
    // The background is built by itself: of a chunk shared with pages it would load what only they use, and
    // parted in two both compress worse (by 1.7 and 2.3 KB). So is the first-run page, which has the popup and the
    // engine in it: the popup would grow by 1.2 KB.
    builder: {},
    environments: {
      client: {
        build: {
          ...bundle({
            popup: resolve(here, 'extension/popup.html'),
            options: resolve(here, 'extension/options.html'),
          }),
          // The licences of what is built in want to be shipped with it; the background is all our own.
          license: { fileName: 'licences.md' },
        },
      },
      background: {
        consumer: 'client',
        build: {
          ...bundle({ background: resolve(here, 'src/background/main.ts') }),
          copyPublicDir: false,
          emptyOutDir: false,
        },
      },
      welcome: {
        consumer: 'client',
        build: {
          ...bundle({ welcome: resolve(here, 'extension/welcome.html') }),
          copyPublicDir: false,
          emptyOutDir: false,
        },
      },
    },
    build: {
      outDir: resolve(here, 'dist', target),
      emptyOutDir: true,
      // The least of the minimum versions in manifest.json.
      target: ['chrome120', 'firefox140'],
      // The polyfill would fetch, which the extension's own policy forbids.
      modulePreload: false,
    },
  };
});
