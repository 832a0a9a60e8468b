import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { type Address, freePort, LOOPBACK } from './address.ts';
import { type Behaviour, healthy } from './behaviours.ts';

/** A request as the app saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** When its head was read, in ms since the epoch. */
  readonly at: number;
  /** Names in lower case, as Node gives them. */
  readonly headers: IncomingHttpHeaders;
}

/** The app behind a gateway, broken or whole. */
export interface Origin extends Address {
  readonly url: string;
  /** Every request that reached the app, oldest first; also the browser's own for /favicon.ico. */
  readonly requests: readonly SeenRequest[];
  /**
   * Behaves so from the next request on. `'down'` breaks all connections and leaves the port without a
   * listener (connection refused); anything else takes the same port again.
   */
  become(next: Behaviour | 'down'): Promise<void>;
  stop(): Promise<void>;
}

/** How the app speaks: in the clear, or in TLS with the given certificate (PEM). */
export interface OriginOptions {
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** Starts an app on a free port of 127.0.0.1; `'down'` only sets a port aside on which nobody listens. */
export async function startOrigin(
  first: Behaviour | 'down' = healthy,
  { tls }: OriginOptions = {},
): Promise<Origin> {
  const port = await freePort();
  const requests: SeenRequest[] = [];
  let behaviour: Behaviour = healthy;

  const answer: RequestListener = (request, response) => {
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, path, at: Date.now(), headers });
    behaviour(request, response);
  };
  const server = tls ? createTlsServer(tls, answer) : createServer(answer);
  server.on('connection', (socket: Socket) => socket.on('error', () => {}));

  const stop = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const become = async (next: Behaviour | 'down') => {
    if (next === 'down') return stop();
    behaviour = next;
    if (server.listening) return;
    server.listen(port, LOOPBACK);
    await once(server, 'listening');
  };

  await become(first);
  const url = `${tls ? 'https' : 'http'}://${LOOPBACK}:${port}/`;
  return { host: LOOPBACK, port, url, requests, become, stop };
}
