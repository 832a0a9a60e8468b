import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';
import { isName, NO_NAME_SERVER, type Upstream } from './upstream.ts';

export interface NginxOptions extends Upstream {
  /** Additional directives for the `http` block. */
  readonly http?: string;
  /** Additional directives for the `location` block; a `proxy_pass` replaces the default one. */
  readonly location?: string;
}

/** Uses a variable for a name, because otherwise nginx resolves it at startup and does not start. */
function pass({ origin, tls }: Upstream): string {
  const url = `${tls ? 'https' : 'http'}://${isName(origin) ? '$app' : origin.host}:${origin.port}`;
  const name = isName(origin)
    ? `set $app ${origin.host}; resolver ${NO_NAME_SERVER}; resolver_timeout 1s;`
    : '';
  return `${name} proxy_pass ${url};`;
}

/** Starts nginx as a reverse proxy. */
export function startNginx({ http = '', location = '', ...upstream }: NginxOptions): Promise<Gateway> {
  const { timeLimit = 60 } = upstream;
  return startDaemon({
    product: 'nginx',
    program: gateways.nginx,
    // Relative paths are resolved against the prefix (-p).
    args: (_port, folder) => ['-p', folder, '-c', 'nginx.conf'],
    files: (port) => ({
      'nginx.conf': `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path client;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  proxy_ssl_verify on;
  proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;
  ${http}
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_connect_timeout ${timeLimit}s;
      proxy_read_timeout ${timeLimit}s;
      ${location.includes('proxy_pass') ? '' : pass(upstream)}
      ${location}
    }
  }
}
`,
    }),
  });
}
