import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';
import { isName, NO_NAME_SERVER, type Upstream } from './upstream.ts';

export interface HaproxyOptions extends Upstream {
  /** Additional parameters for the `server` line, such as `maxconn 1` or `check`. */
  readonly server?: string;
  /** Additional lines for the frontend. */
  readonly frontend?: string;
}

/** Starts HAProxy as a load balancer in front of one server. */
export function startHaproxy({ server = '', frontend = '', ...upstream }: HaproxyOptions): Promise<Gateway> {
  const { origin, tls, timeLimit = 60 } = upstream;
  const parameters = [
    `server app ${origin.host}:${origin.port}`,
    tls ? 'ssl verify required ca-file @system-ca' : '',
    isName(origin) ? 'resolvers nowhere init-addr none' : '',
    server,
  ];
  return startDaemon({
    product: 'haproxy',
    program: gateways.haproxy,
    args: () => ['-db', '-f', 'haproxy.cfg'],
    files: (port) => ({
      'haproxy.cfg': `
global
  maxconn 256
  stats timeout 2s
resolvers nowhere
  nameserver none ${NO_NAME_SERVER}
defaults
  mode http
  timeout client 10s
  timeout connect ${timeLimit}s
  timeout server ${timeLimit}s
  timeout queue ${timeLimit * 500}ms
frontend clients
  bind 127.0.0.1:${port}
  ${frontend}
  default_backend apps
backend apps
  ${parameters.join(' ')}
`,
    }),
  });
}
