import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import {
  type BuildEnvironmentOptions,
  defineConfig,
  type EnvironmentOptions,
  type Plugin,
  type Rolldown,
} from 'vite';
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

/**
 * Returns the page for a module that it loads at once. Otherwise the modules that the same late parts share with it
 * would be a chunk for each combination, and small chunks compress worse (the popup by 0.3 KB).
 */
function pageOf(id: string, modules: Pick<Rolldown.PluginContext, 'getModuleInfo'>): string | null {
  if (modules.getModuleInfo(id)?.isEntry) return null;
  const known = new Set([id]);
  for (const module of known) {
    const info = modules.getModuleInfo(module);
    if (info?.isEntry) return basename(module, '.html');
    info?.importers.forEach((importer) => void known.add(importer));
  }
  return null;
}

/** The scripts of a page: one that it loads at once, named after it, and the parts that it loads late. */
function pageOutput(page: string): Rolldown.OutputOptions {
  return {
    codeSplitting: { groups: [{ name: pageOf, debugName: 'what a page loads at once' }] },
    // What is left of the page itself is empty, and Vite drops it.
    entryFileNames: 'chunks/[name]-page.js',
    chunkFileNames: ({ name }) => (name === page ? '[name].js' : `chunks/${page}-[name].js`),
  };
}

function alone(input: Readonly<Record<string, string>>, format: 'es' | 'iife' = 'es'): EnvironmentOptions {
  const { rollupOptions } = bundle(input);
  const [page = ''] = Object.keys(input);
  const output = { ...rollupOptions?.output, ...(format === 'es' && pageOutput(page)), format };
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
      history: alone({ history: resolve(here, 'extension/history.html') }),
      welcome: alone({ welcome: resolve(here, 'extension/welcome.html') }),
      explain: alone({ explain: resolve(here, 'extension/explain.html') }),
      // A worker of that page.
      reading: alone({ 'explain-reading': resolve(here, 'src/ui/explain/reading-worker.ts') }, 'iife'),
      // A worker that is a module could load nothing later.
      background: alone({ background: resolve(here, 'src/background/main.ts') }, 'iife'),
      outage: alone({ outage: resolve(here, 'src/background/outage-script.ts') }, 'iife'),
      frames: alone({ frames: resolve(here, 'src/background/frames-script.ts') }, 'iife'),
      diagnosis: alone({ diagnosis: resolve(here, 'src/background/diagnosis-script.ts') }, 'iife'),
      check: alone({ check: resolve(here, 'src/background/check-script.ts') }, 'iife'),
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
