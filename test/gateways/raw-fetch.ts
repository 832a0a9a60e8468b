import { connect } from 'node:net';
import type { Header } from '../../src/navigation/page.ts';
import type { Address } from './address.ts';

/** An answer as it came over the wire. */
export interface RawResponse {
  readonly status: number;
  /** In order, repeated names kept. */
  readonly headers: readonly Header[];
  readonly body: string;
  /** From the request being sent to the first byte of the answer, in ms. */
  readonly timeToFirstByte: number;
  /** Status line and headers with their line breaks, for findings. */
  readonly head: string;
}

/** In ms; far more than any gateway here is told to wait. */
const PATIENCE = 15_000;

function unchunk(text: string): string {
  const [, size = '', rest = ''] = /^([0-9a-f]+)[^\r\n]*\r\n([\s\S]*)$/i.exec(text) ?? [];
  const length = Number.parseInt(size, 16);
  return length ? rest.slice(0, length) + unchunk(rest.slice(length + 2)) : '';
}

function parse(text: string, timeToFirstByte: number): RawResponse {
  const [, head = '', rest = ''] = /^(HTTP\/[\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = Number(statusLine.split(' ')[1]);
  if (!Number.isInteger(status))
    throw new Error(`Not an HTTP response: ${JSON.stringify(text.slice(0, 200))}`);
  const headers = lines.map((line): Header => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const chunked = headers.some(
    ([name, value]) => /^transfer-encoding$/i.test(name) && /chunked/i.test(value),
  );
  return { status, headers, body: chunked ? unchunk(rest) : rest, timeToFirstByte, head };
}

/**
 * Sends one GET and reads until the server closes. `target` is what stands in the request line: a path, or
 * a whole address where `to` is a forward proxy. Rejects where nothing like HTTP comes
 * back, or nothing at all for 15 s.
 */
export function rawFetch(to: Address, target = '/', host = 'app.example'): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    let text = '';
    let sent = 0;
    let first = 0;
    const socket = connect(to.port, to.host, () => {
      sent = performance.now();
      socket.write(
        `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
      );
    });
    socket.setEncoding('latin1');
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`No answer within ${PATIENCE} ms`)));
    socket.on('data', (chunk: string) => {
      first ||= performance.now();
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      try {
        resolve(parse(text, first - sent));
      } catch (error) {
        reject(error);
      }
    });
  });
}
