import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BuildEnvironmentOptions, defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import { managedSchema } from './tools/build/managed-schema.ts';
import { type Json, manifestFor, type Target, targets } from './tools/build/manifest.ts';
import { polyfill } from './tools/build/polyfill.ts';

const here = import.meta.dirname;

const licenseFile = 'licenses.md';

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
        // Named after its entry point: a chunk imports from it, and two entry points may load the same module late.
        chunkFileNames: `chunks/${Object.keys(input).join('-')}-[name].js`,
        assetFileNames: 'assets/[name][extname]',
      },
    },
  };
}

function alone(input: Readonly<Record<string, string>>, format: 'es' | 'iife' = 'es'): EnvironmentOptions {
  const { rollupOptions } = bundle(input);
  const output = { ...rollupOptions?.output, format };
  return {
    consumer: 'client',
    build: { rollupOptions: { ...rollupOptions, output }, copyPublicDir: false, emptyOutDir: false },
  };
}

export default defineConfig(({ mode }) => {
  const target = targets.find((known) => known === mode);
  if (!target) throw new Error(`vite build --mode ${targets.join(' | ')}, not "${mode}"`);
  return {
    root: resolve(here, 'extension'),
    base: './',
    plugins: [emitManifest(target), polyfill(target, licenseFile)],
    // Each is built by itself: parts that are shared compress worse (the background by 1.7 KB, the popup by 0.5), and
    // may hold what only others use; the first-run page has the popup and the engine in it.
    builder: {},
    environments: {
      client: {
        build: {
          ...bundle({ options: resolve(here, 'extension/options.html') }),
          // Licenses require to be shipped with what they cover; the other bundles contain no further packages.
          license: { fileName: licenseFile },
        },
      },
      popup: alone({ popup: resolve(here, 'extension/popup.html') }),
      welcome: alone({ welcome: resolve(here, 'extension/welcome.html') }),
      // A worker that is a module could load nothing later.
      background: alone({ background: resolve(here, 'src/background/main.ts') }, 'iife'),
      outage: alone({ outage: resolve(here, 'src/background/outage-script.ts') }, 'iife'),
      diagnosis: alone({ diagnosis: resolve(here, 'src/background/diagnosis-script.ts') }, 'iife'),
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
