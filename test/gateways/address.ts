import { once } from 'node:events';
import { createServer } from 'node:net';

/** Where a server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export const LOOPBACK = '127.0.0.1';

/**
 * Below the ports that Linux (32768–60999) and macOS (49152–65535) hand out by themselves, so that nobody
 * is given one between the moment it is found free and the moment it is used; and above the last port that
 * browsers refuse to open (Fetch, "port blocking": 10080).
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Whoever was given one of these may not have come to listen on it yet. */
const given = new Set<number>();

/** A port of 127.0.0.1 on which nobody listens now, and that this process was not given before. */
export async function freePort(): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
  if (given.has(port)) return freePort();
  given.add(port);
  const server = createServer();
  try {
    server.listen(port, LOOPBACK);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return port;
  } catch {
    return freePort();
  }
}
