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
  // A process of this one's Node, which may be too old to run TypeScript, inherits no loader from `tools/run.mjs`.
  const child = fork(new URL('./page-server.ts', import.meta.url), {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
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
