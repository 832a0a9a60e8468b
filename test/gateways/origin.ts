import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { type Address, freePort, LOOPBACK } from './address.ts';
import { type Behavior, healthy } from './behaviors.ts';

/** A request as the application received it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** When its head had been read, in ms since the epoch. */
  readonly at: number;
  /** With names in lower case, as provided by Node. */
  readonly headers: IncomingHttpHeaders;
}

/** The application behind a gateway, working or failing. */
export interface Origin extends Address {
  readonly url: string;
  /**
   * Every request that reached the application, oldest first, including the browser's own for /favicon.ico.
   */
  readonly requests: readonly ReceivedRequest[];
  /**
   * Changes how it handles requests from now on. `'down'` closes all connections and the listener (connection
   * refused); any other behavior listens on the same port again.
   */
  become(next: Behavior | 'down'): Promise<void>;
  stop(): Promise<void>;
}

/** Whether the application uses TLS, and with which certificate (PEM). */
export interface OriginOptions {
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** Starts an application on a free port of 127.0.0.1; `'down'` only reserves a port without a listener. */
export async function startOrigin(
  first: Behavior | 'down' = healthy,
  { tls }: OriginOptions = {},
): Promise<Origin> {
  const port = await freePort();
  const requests: ReceivedRequest[] = [];
  let behavior: Behavior = healthy;

  const answer: RequestListener = (request, response) => {
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, path, at: Date.now(), headers });
    behavior(request, response);
  };
  const server = tls ? createTlsServer(tls, answer) : createServer(answer);
  server.on('connection', (socket: Socket) => socket.on('error', () => {}));

  const stop = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const become = async (next: Behavior | 'down') => {
    if (next === 'down') return stop();
    behavior = next;
    if (server.listening) return;
    server.listen(port, LOOPBACK);
    await once(server, 'listening');
  };

  await become(first);
  const url = `${tls ? 'https' : 'http'}://${LOOPBACK}:${port}/`;
  return { host: LOOPBACK, port, url, requests, become, stop };
}
