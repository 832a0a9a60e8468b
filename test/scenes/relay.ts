import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Address, freePort, LOOPBACK } from '../gateways/address.ts';

/** A port that leads wherever it is told to: browsers are told of it once, and sites come and go behind it. */
export interface Relay extends Address {
  /** From the next connection on; those that are open are broken off. */
  lead(to: Address): void;
  stop(): Promise<void>;
}

/** Starts a relay on a free port of 127.0.0.1; it refuses everybody until it is told where to lead. */
export async function startRelay(): Promise<Relay> {
  const open = new Set<Socket>();
  let target: Address | undefined;

  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  };
  const server = createServer((socket) => {
    keep(socket);
    if (!target) return socket.destroy();
    const onward = connect(target.port, target.host);
    keep(onward);
    socket.pipe(onward).pipe(socket);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
    return socket;
  });
  const breakOff = () => {
    for (const socket of open) socket.destroy();
  };
  const port = await freePort();
  server.listen(port, LOOPBACK);
  await once(server, 'listening');

  return {
    host: LOOPBACK,
    port,
    lead(to) {
      target = to;
      breakOff();
    },
    async stop() {
      server.close();
      breakOff();
      await once(server, 'close');
    },
  };
}
