import type { Address } from '../address.ts';
import { type Gateway, startDaemon } from '../daemon.ts';

export interface NginxOptions {
  /** Requests go here. */
  readonly origin: Address;
  /** How long it waits for the origin, in seconds; nginx's own default is 60. */
  readonly timeLimit?: number;
  /** Further directives for the `http` block. */
  readonly http?: string;
  /** Further directives for the one `location`; a `proxy_pass` here takes the place of the usual one. */
  readonly location?: string;
}

/** nginx as a reverse proxy before `origin`. */
export function startNginx({
  origin,
  timeLimit = 2,
  http = '',
  location = '',
}: NginxOptions): Promise<Gateway> {
  const pass = location.includes('proxy_pass') ? '' : `proxy_pass http://${origin.host}:${origin.port};`;
  return startDaemon({
    product: 'nginx',
    binary: 'nginx',
    debianPackage: 'nginx',
    // Relative paths count from the prefix (-p).
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
  ${http}
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_connect_timeout ${timeLimit}s;
      proxy_read_timeout ${timeLimit}s;
      ${pass}
      ${location}
    }
  }
}
`,
    }),
  });
}
