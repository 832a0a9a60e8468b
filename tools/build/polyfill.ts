import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Target } from './manifest.ts';

const packageName = 'webextension-polyfill';
const folder = dirname(fileURLToPath(import.meta.resolve(`${packageName}/package.json`)));

/** The polyfill's own build, which ships byte for byte as its authors published it. */
const source = readFileSync(join(folder, 'dist/browser-polyfill.min.js'));

/** Its place in the extension. */
export const polyfillFile = 'browser-polyfill.js';

const isMissing = '!globalThis.browser?.runtime?.id';

/**
 * What `import browser from 'webextension-polyfill'` becomes. Chrome has a `browser` of its own from 148 on, and only
 * an older one loads the polyfill; either way it is there before the importing module runs, and so before a listener
 * is registered.
 */
const modules = {
  builtIn: 'export default globalThis.browser;',
  chromeWorker: `if (${isMissing}) importScripts('/${polyfillFile}'); export default globalThis.browser;`,
  chromePage: `if (${isMissing}) await import('/${polyfillFile}'); export default globalThis.browser;`,
};

/** Ships the polyfill for Chrome as a file of its own, with its license; the build for Firefox contains none of it. */
export function polyfill(target: Target, licenseFile: string): Plugin {
  return {
    name: 'gatelight:polyfill',
    enforce: 'pre',
    resolveId(id) {
      if (id === packageName) return `\0${packageName}`;
      if (id === `/${polyfillFile}`) return { id, external: 'absolute' };
      return undefined;
    },
    load(id) {
      if (id !== `\0${packageName}`) return undefined;
      // A late script runs in a background that has loaded it.
      const isLate = this.environment.name === 'check' || this.environment.name === 'frames';
      if (target === 'firefox' || isLate) return modules.builtIn;
      return this.environment.name === 'background' ? modules.chromeWorker : modules.chromePage;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (target !== 'chrome' || this.environment.name !== 'client') return;
        this.emitFile({ type: 'asset', fileName: polyfillFile, source });
        const licenses = bundle[licenseFile];
        if (licenses?.type !== 'asset') throw new Error(`Expected ${licenseFile} in the bundle, found none`);
        licenses.source = `${licenses.source}\n${license()}`;
      },
    },
  };
}

/** The entry of the list of licenses, laid out as Vite does it. */
function license(): string {
  const { version, license: name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly license: string;
  };
  const text = ['LICENSE', 'LICENSE.md'].map((file) => join(folder, file)).find((file) => existsSync(file));
  return `## ${packageName} - ${version} (${name})\n${text ? `\n${readFileSync(text, 'utf8').trim()}\n` : ''}`;
}
