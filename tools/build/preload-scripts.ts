import type { Plugin } from 'vite';

/**
 * Makes each page load the scripts that its own imports along with it, not after it. Vite's `modulePreload` would do
 * the same, but would also add code to the parts that are loaded later.
 */
export function preloadScripts(): Plugin {
  return {
    name: 'gatelight:preload',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { chunk }) =>
        (chunk?.imports ?? []).map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `./${file}` },
          injectTo: 'head',
        })),
    },
  };
}
