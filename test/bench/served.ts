import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A server of the pages whose loads are timed. */
export interface Served {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts the server in a process of its own: in this one it would wait for the code that drives the browser.
 */
export async function servePages(): Promise<Served> {
  const child = fork(new URL('./page-server.ts', import.meta.url));
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
