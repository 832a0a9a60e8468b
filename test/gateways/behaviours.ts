import type { IncomingMessage, ServerResponse } from 'node:http';

/** What an app does with one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head><body><h1>${title}</h1>${body}</body></html>`;

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string) {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body);
}

/** 200 with a small page. */
export const healthy: Behaviour = (_request, response) =>
  send(response, 200, {}, page('All is well', '<p>The app answered.</p>'));

/** Takes the request and never answers: the gateway's own time limit has to end it. */
export const silent: Behaviour = () => {};

/** Answers well, but only after `ms`. */
export const slow =
  (ms: number): Behaviour =>
  (request, response) => {
    const timer = setTimeout(() => healthy(request, response), ms);
    response.on('close', () => clearTimeout(timer));
  };

/** Breaks the connection with a TCP reset once the request is read, as a crashed worker does. */
export const resets: Behaviour = (request) => {
  request.socket.resetAndDestroy();
};

/** Closes the connection in order, with not one byte sent. */
export const hangsUp: Behaviour = (request) => {
  request.socket.end();
};

/**
 * Sends something that is not HTTP, as a server of another protocol on this port would. nginx takes it for
 * HTTP/0.9 and hands it on without a status, Apache wraps it into a 200; the others refuse it.
 */
export const notHttp: Behaviour = (request) => {
  request.socket.end('-ERR unknown command, expected one of PING, QUIT\r\n\r\n');
};

/** A sound status line, then bytes that no header may hold; Caddy and lighttpd relay it as a 200. */
export const garbage: Behaviour = (request) => {
  request.socket.end('HTTP/1.1 200 OK\r\n\u0000\u0001: \u0000\r\n\r\n');
};

/** Starts a response head and breaks off in the middle of it. */
export const halfHead: Behaviour = (request) => {
  request.socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/ht');
};

/** A head far larger than gateways accept (128 KiB in one field). */
export const hugeHead: Behaviour = (request) => {
  request.socket.end(`HTTP/1.1 200 OK\r\nX-Huge: ${'a'.repeat(131_072)}\r\nContent-Length: 0\r\n\r\n`);
};

/** The given status with no body at all. */
export const empty =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) =>
    response.writeHead(status, { 'Content-Length': '0', ...headers }).end();

/** The app's own error page with the given status: the app runs, something in it does not. */
export const failing =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) =>
    send(response, status, headers, page('Something broke', '<p>The app could not answer this request.</p>'));

/** The app's own 503 page with Retry-After: seconds, or an HTTP-date as a string. */
export const maintenance =
  (retryAfter: number | string): Behaviour =>
  (_request, response) =>
    send(
      response,
      503,
      { 'Retry-After': `${retryAfter}` },
      page('Down for maintenance', '<p>We are updating our servers. We will be back soon.</p>'),
    );

/** The app's own 503 page, without Retry-After, saying that it has too much to do. */
export const overloaded: Behaviour = (_request, response) =>
  send(response, 503, {}, page('Too busy', '<p>Too many people are here at once. Please try later.</p>'));

/** Behaves as `broken` for the first `tries` requests of each path, then is healthy on it. */
export function recoversAfter(tries: number, broken: Behaviour): Behaviour {
  const seen = new Map<string, number>();
  return (request, response) => {
    const path = request.url ?? '';
    const nth = (seen.get(path) ?? 0) + 1;
    seen.set(path, nth);
    (nth > tries ? healthy : broken)(request, response);
  };
}

/** GET gives a form that posts to the same address; what a POST meets is up to `posted`. */
export const form =
  (posted: Behaviour): Behaviour =>
  (request, response) => {
    if (request.method === 'POST') posted(request, response);
    else
      send(
        response,
        200,
        {},
        page(
          'Write to us',
          '<form method="post"><p><label>Message <input name="message" value="hello"></label></p><p><button>Send</button></p></form>',
        ),
      );
  };
