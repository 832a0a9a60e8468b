import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Address, freePort, LOOPBACK } from '../gateways/address.ts';

/** A TCP relay with a changeable target: browsers are given its port once, while the servers behind it change. */
export interface Relay extends Address {
  /** Sends new connections to another server, and closes those that are open. */
  routeTo(to: Address): void;
  stop(): Promise<void>;
}

/** Starts a relay on a free port of 127.0.0.1. It closes every connection until `routeTo` is called. */
export async function startRelay(): Promise<Relay> {
  const open = new Set<Socket>();
  let target: Address | undefined;

  const track = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  };
  const server = createServer((socket) => {
    track(socket);
    if (!target) return socket.destroy();
    const onward = connect(target.port, target.host);
    track(onward);
    socket.pipe(onward).pipe(socket);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
    return socket;
  });
  const closeAll = () => {
    for (const socket of open) socket.destroy();
  };
  const port = await freePort();
  server.listen(port, LOOPBACK);
  await once(server, 'listening');

  return {
    host: LOOPBACK,
    port,
    routeTo(to) {
      target = to;
      closeAll();
    },
    async stop() {
      server.close();
      closeAll();
      await once(server, 'close');
    },
  };
}
