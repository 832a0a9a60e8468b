import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';
import { NO_NAME_SERVER, type Upstream } from './upstream.ts';

export interface CaddyOptions extends Upstream {
  /** Additional lines for the `reverse_proxy` block. */
  readonly proxy?: string;
}

/** Starts Caddy as a reverse proxy. */
export function startCaddy({ origin, tls, timeLimit = 60, proxy = '' }: CaddyOptions): Promise<Gateway> {
  return startDaemon({
    product: 'caddy',
    program: gateways.caddy,
    args: () => ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'],
    files: (port) => ({
      Caddyfile: `
{
  admin off
  auto_https off
  grace_period 1s
}
:${port} {
  bind 127.0.0.1
  reverse_proxy ${origin.host}:${origin.port} {
    transport http {
      ${tls ? 'tls' : ''}
      resolvers ${NO_NAME_SERVER}
      dial_timeout ${timeLimit}s
      response_header_timeout ${timeLimit}s
    }
    ${proxy}
  }
}
`,
    }),
  });
}
