import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a browser sent it. */
export interface Asked {
  readonly method: string;
  /** Absolute; for a tunnel, the requested `host:port`. */
  readonly url: string;
}

/** A forward proxy (RFC 9110, 3.7) that records every request of a browser. */
export interface LoggingProxy {
  readonly port: number;
  readonly asked: readonly Asked[];
  stop(): Promise<void>;
}

/**
 * Starts it on a free port of 127.0.0.1. It forwards requests for any host to this machine; tunnels are
 * refused.
 */
export async function startLoggingProxy(): Promise<LoggingProxy> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url });
    if (!URL.canParse(url)) return void response.writeHead(400).end();
    const { port, pathname, search } = new URL(url);
    const onward = ask({ host: '127.0.0.1', port, method, path: pathname + search, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connect', ({ method = '', url = '' }, socket) => {
    asked.push({ method, url });
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
