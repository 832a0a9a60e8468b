import { connect } from 'node:net';
import type { Header } from '../../src/navigation/page.ts';
import type { Address } from './address.ts';

/** A response as received. */
export interface RawResponse {
  readonly status: number;
  /** In order; repeated headers stay separate. */
  readonly headers: readonly Header[];
  readonly body: string;
  /** From sending the request to the first byte of the response, in ms. */
  readonly timeToFirstByte: number;
  /** The status line and headers, with line breaks. */
  readonly head: string;
}

/** In ms; far longer than any gateway's configured limit. */
const TIMEOUT = 15_000;

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
    throw new Error(`Expected an HTTP response, found ${JSON.stringify(text.slice(0, 200))}`);
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
 * Sends a GET request and reads until the server closes the connection. `target` is the request target: a
 * path, or a URL if `to` is a forward proxy. Rejects if the response is not HTTP, or if nothing is received
 * for 15 s.
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
    socket.setTimeout(TIMEOUT, () =>
      socket.destroy(new Error(`Expected a response within ${TIMEOUT} ms, found none`)),
    );
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
