import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';
import type { Upstream } from './upstream.ts';

export interface LighttpdOptions extends Omit<Upstream, 'tls'> {
  /** Additional parameters for the backend, such as `"disable-time" => 60`. */
  readonly backend?: string;
}

/**
 * Starts lighttpd with mod_proxy, which supports no TLS to the application and resolves names only at
 * startup.
 */
export function startLighttpd({ origin, timeLimit = 60, backend = '' }: LighttpdOptions): Promise<Gateway> {
  return startDaemon({
    product: 'lighttpd',
    program: gateways.lighttpd,
    args: () => ['-D', '-f', 'lighttpd.conf'],
    files: (port, folder) => ({
      'lighttpd.conf': `
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${folder}"
server.modules = ( "mod_proxy" )
proxy.server = ( "" => ( ( "host" => "${origin.host}", "port" => ${origin.port},
  "connect-timeout" => ${timeLimit}, "read-timeout" => ${timeLimit}, ${backend} ) ) )
`,
    }),
  });
}
