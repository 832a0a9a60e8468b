import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { LOOPBACK } from '../../test/gateways/address.ts';

const root = resolve(import.meta.dirname, '../..');

/** Serves the page of every state of the popup on loopback, and applies changed styles without a reload. */
export async function serveScenes(): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root: join(root, 'tools/dev/scenes'),
    cacheDir: join(root, '.cache/dev/vite'),
    logLevel: 'warn',
    resolve: { alias: { 'webextension-polyfill': join(root, 'test/support/no-browser.ts') } },
    optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-dev-runtime', '@preact/signals'] },
    server: {
      host: LOOPBACK,
      fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
    },
  });
  await server.listen();
  return server;
}
