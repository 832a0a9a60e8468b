import { FakeEvent } from './fake-event.ts';

/** The worker's end of a connection (`runtime.Port`). */
export interface FakePort {
  readonly sender: { readonly id: string; readonly url: string };
  readonly onMessage: FakeEvent<[unknown]>;
  readonly onDisconnect: FakeEvent<[]>;
  postMessage(message: unknown): void;
  disconnect(): void;
}

/** Opens a connection and sends a first message; returns the document's end of it. */
export function connectTo(open: (port: FakePort) => unknown, sender: FakePort['sender'], first: unknown) {
  const received: unknown[] = [];
  let isOpen = true;
  const port: FakePort = {
    sender,
    onMessage: new FakeEvent(),
    onDisconnect: new FakeEvent(),
    postMessage(message) {
      if (!isOpen) throw new Error('Attempting to use a disconnected port object');
      received.push(message);
    },
    disconnect() {
      isOpen = false;
    },
  };
  open(port);
  port.onMessage.fire(first);
  return {
    /** The worker's messages so far. */
    received,
    isOpen: () => isOpen,
    /** Closes it, as the popup does when it closes. */
    close(): void {
      isOpen = false;
      port.onDisconnect.fire();
    },
  };
}
