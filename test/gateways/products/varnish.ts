import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';
import type { Upstream } from './upstream.ts';

export interface VarnishOptions extends Omit<Upstream, 'tls'> {
  /** Additional attributes of the backend, such as `.max_connections = 1;` or a `.probe`. */
  readonly backend?: string;
  /** Additional VCL after the backend. */
  readonly vcl?: string;
}

/**
 * Starts Varnish as a cache, which supports no TLS to the application and resolves names only when it loads
 * its VCL.
 */
export function startVarnish({
  origin,
  timeLimit = 60,
  backend = '',
  vcl = '',
}: VarnishOptions): Promise<Gateway> {
  return startDaemon({
    product: 'varnish',
    program: gateways.varnish,
    args: (port, folder) => [
      ...['-F', '-n', `${folder}/run`, '-a', `127.0.0.1:${port}`, '-f', `${folder}/app.vcl`],
      ...['-T', 'none', '-s', 'malloc,16m', '-p', 'thread_pools=1', '-p', 'thread_pool_min=10'],
      // The VCL is compiled for one short run, so compiling fast matters more than running fast.
      ...['-p', 'cc_command=exec gcc -O0 -pthread -fpic -shared -Wl,-x -o %o %s'],
    ],
    files: () => ({
      'app.vcl': `
vcl 4.1;
backend app {
  .host = "${origin.host}";
  .port = "${origin.port}";
  .connect_timeout = ${timeLimit}s;
  .first_byte_timeout = ${timeLimit}s;
  ${backend}
}
${vcl}
`,
    }),
  });
}
