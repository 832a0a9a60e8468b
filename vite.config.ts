import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
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
import { preloadScripts } from './tools/build/preload-scripts.ts';
import { shipMessages, withShippedNames } from './tools/build/shipped-messages.ts';

const here = import.meta.dirname;

const pages = ['popup', 'options', 'history', 'welcome', 'explain'];

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
      const common = JSON.parse(withShippedNames(readFileSync(file, 'utf8'))) as Json;
      const source = `${JSON.stringify(manifestFor(target, common), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'manifest.json', source });
      if (target === 'chrome') this.emitFile(schemaFile);
    },
  };
}

function bundle(
  input: Readonly<Record<string, string>>,
  output: Rolldown.OutputOptions = {},
): BuildEnvironmentOptions {
  return {
    rollupOptions: {
      input,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ name }) => `chunks/${name.replace('.module', '')}.js`,
        assetFileNames: 'assets/[name][extname]',
        ...output,
      },
    },
  };
}

/**
 * Returns the name of the chunk of all that the popup loads at once, for a module of it. The other pages load what they
 * share with the popup from there. Otherwise it would be a chunk for each combination of pages, and the popup would
 * load several.
 */
function popupChunk(id: string, modules: Pick<Rolldown.PluginContext, 'getModuleInfo'>): string | null {
  const known = new Set([id]);
  for (const module of known) {
    const importers = modules.getModuleInfo(module)?.importers ?? [];
    if (importers.some((importer) => importer.endsWith('popup.html')))
      return module === id ? null : 'popup-start';
    for (const importer of importers) known.add(importer);
  }
  return null;
}

/** Builds a script of the background by itself: it is no module, and holds all that it needs. */
function script(name: string, path: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      ...bundle({ [name]: resolve(here, 'src', path) }, { format: 'iife' }),
      copyPublicDir: false,
      emptyOutDir: false,
    },
  };
}

export default defineConfig(({ mode }) => {
  const target = targets.find((known) => known === mode);
  if (!target) throw new Error(`vite build --mode ${targets.join(' | ')}, not "${mode}"`);
  return {
    root: resolve(here, 'extension'),
    base: './',
    plugins: [emitManifest(target), polyfill(target, licenseFile), shipMessages(), preloadScripts()],
    // The pages are built together and share their scripts. Each script of the background is built by itself: parts
    // that are shared compress worse, by 1.7 KB.
    builder: {},
    environments: {
      client: {
        build: {
          ...bundle(
            Object.fromEntries(pages.map((page) => [page, resolve(here, `extension/${page}.html`)])),
            {
              codeSplitting: { groups: [{ name: popupChunk, debugName: 'what the popup loads at once' }] },
            },
          ),
          // Licenses require to be shipped with what they cover; the other bundles contain no further packages.
          license: { fileName: licenseFile },
        },
      },
      // A worker of the page that explains a response.
      reading: script('explain-reading', 'ui/explain/reading-worker.ts'),
      // A worker that is a module could load nothing later.
      background: script('background', 'background/main.ts'),
      outage: script('outage', 'background/outage-script.ts'),
      frames: script('frames', 'background/frames-script.ts'),
      diagnosis: script('diagnosis', 'background/diagnosis-script.ts'),
      check: script('check', 'background/check-script.ts'),
    },
    build: {
      outDir: resolve(here, 'dist', target),
      emptyOutDir: true,
      // The least of the minimum versions in manifest.json.
      target: ['chrome120', 'firefox140'],
      modulePreload: false,
    },
  };
});
