import type { Plugin, Rolldown } from 'vite';

/**
 * Makes each page load the scripts that its own imports, and those that they import in turn, along with it, not after
 * it. Vite's `modulePreload` would do the same, but would also add code to the parts that are loaded later.
 */
export function preloadScripts(): Plugin {
  return {
    name: 'gatelight:preload',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {}, chunk }) =>
        importedBy(chunk?.imports ?? [], bundle).map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `./${file}` },
          injectTo: 'head',
        })),
    },
  };
}

/** Returns these scripts of a bundle and all that they import, each once; not what they import late. */
function importedBy(files: readonly string[], bundle: Rolldown.OutputBundle): readonly string[] {
  const found = new Set(files);
  // A set's iteration comes to what is added meanwhile.
  for (const file of found) {
    const output = bundle[file];
    if (output?.type === 'chunk') for (const imported of output.imports) found.add(imported);
  }
  return [...found];
}
