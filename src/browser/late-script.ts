import { browser } from './api.ts';

type Worker = typeof globalThis & { importScripts?: (path: string) => void };

/**
 * Gives what runs a script of the extension when it is first needed; to be called before the first wait.
 * A service worker (Chrome) has no `import()` and may load later only what it loaded while it was installed
 * (Service Workers, "importing a script"), so it runs there once at that time; a page (Firefox) imports it.
 */
export function lateScript(file: string): () => Promise<void> {
  const scope = globalThis as Worker;
  if (!scope.importScripts)
    return async () => void (await import(/* @vite-ignore */ browser.runtime.getURL(file)));
  const run = async () => scope.importScripts?.(`/${file}`);
  scope.addEventListener('install', run);
  return run;
}
