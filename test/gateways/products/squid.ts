import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';
import type { Upstream } from './upstream.ts';

/** Restricts Squid to its folder and to the loopback interface, without a name server. */
const settings = (port: string, timeLimit: number, lines: readonly string[]) => ({
  'squid.conf': `
http_port ${port}
visible_hostname proxy.example
pid_filename none
access_log none
cache_log cache.log
cache_store_log none
coredump_dir none
netdb_filename none
pinger_enable off
cache deny all
cache_mem 8 MB
max_filedescriptors 1024
shutdown_lifetime 0 seconds
dns_nameservers 127.0.0.99
dns_timeout 1 second
dns_retransmit_interval 1 second
connect_timeout ${timeLimit} seconds
read_timeout ${timeLimit} seconds
forward_timeout ${timeLimit * 2} seconds
client_persistent_connections off
server_persistent_connections off
${lines.join('\n')}
`,
});

const daemon = {
  product: 'squid',
  program: gateways.squid,
  // Squid takes at least two seconds to stop after SIGTERM or SIGINT, and has no data on disk to save.
  stopSignal: 'SIGKILL' as const,
  args: (_port: number, folder: string) => ['-N', '-d', '1', '-f', `${folder}/squid.conf`],
};

export interface SquidOptions extends Upstream {
  /** Additional options for the `cache_peer` line, such as `max-conn=1`. */
  readonly peer?: string;
}

/** Starts Squid as a reverse proxy ("accelerator") in front of a site. */
export function startSquid({ origin, tls, timeLimit = 60, peer = '' }: SquidOptions): Promise<Gateway> {
  const options = `parent ${origin.port} 0 no-query no-digest originserver name=app ${tls ? 'tls' : ''} ${peer}`;
  return startDaemon({
    ...daemon,
    files: (port) =>
      settings(`127.0.0.1:${port} accel defaultsite=app.example`, timeLimit, [
        `cache_peer ${origin.host} ${options}`,
        'never_direct allow all',
        'http_access allow all',
      ]),
  });
}

/** Starts Squid as a forward proxy in the user's own network. */
export function startForwardSquid({
  timeLimit = 60,
  access = 'http_access allow all',
}: {
  readonly timeLimit?: number;
  /** The access rules. */
  readonly access?: string;
} = {}): Promise<Gateway> {
  return startDaemon({ ...daemon, files: (port) => settings(`127.0.0.1:${port}`, timeLimit, [access]) });
}
