import type { IncomingMessage, ServerResponse } from 'node:http';

/** How an application handles a request. */
export type Behavior = (request: IncomingMessage, response: ServerResponse) => void;

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head><body><h1>${title}</h1>${body}</body></html>`;

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string) {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body);
}

/** Sends 200 with a small page. */
export const healthy: Behavior = (_request, response) =>
  send(response, 200, {}, page('All is well', '<p>The app answered.</p>'));

/** Accepts the request and never responds, so the gateway's own time limit expires. */
export const silent: Behavior = () => {};

/** Responds like `healthy` after a delay in ms. */
export const slow =
  (ms: number): Behavior =>
  (request, response) => {
    const timer = setTimeout(() => healthy(request, response), ms);
    response.on('close', () => clearTimeout(timer));
  };

/** Resets the TCP connection after reading the request, like a crashed worker. */
export const resets: Behavior = (request) => {
  request.socket.resetAndDestroy();
};

/** Closes the connection without sending a byte. */
export const hangsUp: Behavior = (request) => {
  request.socket.end();
};

/**
 * Sends something other than HTTP, like a server of another protocol. nginx treats it as HTTP/0.9 and relays
 * it without a status, Apache wraps it in a 200, and the other gateways reject it.
 */
export const notHttp: Behavior = (request) => {
  request.socket.end('-ERR unknown command, expected one of PING, QUIT\r\n\r\n');
};

/**
 * Sends a valid status line, then bytes that are invalid in headers; Caddy and lighttpd relay it as a 200.
 */
export const garbage: Behavior = (request) => {
  request.socket.end('HTTP/1.1 200 OK\r\n\u0000\u0001: \u0000\r\n\r\n');
};

/** Closes the connection in the middle of the response head. */
export const halfHead: Behavior = (request) => {
  request.socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/ht');
};

/** Sends a head far larger than gateways accept (128 KiB in one field). */
export const hugeHead: Behavior = (request) => {
  request.socket.end(`HTTP/1.1 200 OK\r\nX-Huge: ${'a'.repeat(131_072)}\r\nContent-Length: 0\r\n\r\n`);
};

/** Sends the given status without a body. */
export const empty =
  (status: number, headers: Record<string, string> = {}): Behavior =>
  (_request, response) =>
    response.writeHead(status, { 'Content-Length': '0', ...headers }).end();

/** Sends the application's own error page with the given status. */
export const failing =
  (status: number, headers: Record<string, string> = {}): Behavior =>
  (_request, response) =>
    send(response, status, headers, page('Something broke', '<p>The app could not answer this request.</p>'));

/** Sends the application's own 503 page with Retry-After, in seconds or as an HTTP-date. */
export const maintenance =
  (retryAfter: number | string): Behavior =>
  (_request, response) =>
    send(
      response,
      503,
      { 'Retry-After': `${retryAfter}` },
      page('Down for maintenance', '<p>We are updating our servers. We will be back soon.</p>'),
    );

/** Sends the application's own 503 page, which states an overload, without Retry-After. */
export const overloaded: Behavior = (_request, response) =>
  send(response, 503, {}, page('Too busy', '<p>Too many people are here at once. Please try later.</p>'));

/** Behaves like `broken` for the first `tries` requests for each path, then like `healthy`. */
export function recoversAfter(tries: number, broken: Behavior): Behavior {
  const seen = new Map<string, number>();
  return (request, response) => {
    const path = request.url ?? '';
    const nth = (seen.get(path) ?? 0) + 1;
    seen.set(path, nth);
    (nth > tries ? healthy : broken)(request, response);
  };
}

/** Sends a form that posts to its own URL in response to GET, and handles POST with `posted`. */
export const form =
  (posted: Behavior): Behavior =>
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
