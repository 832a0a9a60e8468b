import type { Runtime } from 'webextension-polyfill';
import { browser } from './api.ts';

/** A connection of one of the extension's own pages to the background. */
export interface Connection {
  /** The first message of the page. */
  readonly request: Promise<unknown>;
  post(message: unknown): void;
  /** Aborted when the page closes it, or closes. */
  readonly closed: AbortSignal;
  /** Ends the connection. */
  end(): void;
}

/** Calls back for each connection from the extension's own pages; all others are ignored. */
export function onConnection(connected: (connection: Connection) => void): void {
  const own = browser.runtime.getURL('');
  browser.runtime.onConnect.addListener((port: Runtime.Port) => {
    if (port.sender?.id !== browser.runtime.id || !port.sender.url?.startsWith(own)) return;
    const closing = new AbortController();
    port.onDisconnect.addListener(() => closing.abort());
    connected({
      request: new Promise((resolve) => port.onMessage.addListener(resolve)),
      post: (message) => closing.signal.aborted || port.postMessage(message),
      closed: closing.signal,
      end: () => port.disconnect(),
    });
  });
}

/**
 * Connects to the background, sends a request and calls back for each message. Calls `ended` once the background ends
 * the connection or stops. Returns a function that closes the connection, after which nothing is called.
 */
export function connect<Message>(
  request: unknown,
  received: (message: Message) => void,
  ended: () => void,
): () => void {
  const port = browser.runtime.connect();
  port.onMessage.addListener((message: unknown) => received(message as Message));
  port.onDisconnect.addListener(ended);
  port.postMessage(request);
  return () => port.disconnect();
}
