import { once } from 'node:events';
import { createServer } from 'node:net';

/** The address on which a server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export const LOOPBACK = '127.0.0.1';

/**
 * Below the ephemeral ports of Linux (32768–60999) and macOS (49152–65535), so that no other process is
 * assigned a port between finding it free and using it, and above the last port that browsers block (Fetch,
 * "port blocking": 10080).
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** Ports already returned, whose servers may not be listening yet. */
const assigned = new Set<number>();

/** Returns a port of 127.0.0.1 with no listener that this function has not returned before. */
export async function freePort(): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
  if (assigned.has(port)) return freePort();
  assigned.add(port);
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
