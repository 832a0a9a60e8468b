import { assumedUrl } from './assumed-url.ts';
import { inferredResponse } from './log-failure.ts';
import { type Found, pasted } from './pasted-response.ts';
import { linesOf } from './text-lines.ts';

const errorLine = /(?:^|\s)\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[[a-z]+\] \d+#\d+: (?:\*\d+ )?(.+)$/;

/**
 * What nginx logs (ngx_http_upstream.c and others), with the status that it sends and the error's type (RFC 9209, 2.3). The
 * first match counts.
 */
const messages: readonly (readonly [message: RegExp, status: number, type: string])[] = [
  [/upstream timed out \(110: .{1,60}\) while (?:connecting|SSL handshaking)/, 504, 'connection_timeout'],
  [/upstream timed out \(110: .{1,60}\) while sending/, 504, 'connection_write_timeout'],
  [/upstream timed out \(110: .{1,60}\) while reading response header/, 504, 'http_response_timeout'],
  [/connect\(\) .*failed \(111: /, 502, 'connection_refused'],
  [/connect\(\) .*failed \((?:101|113): /, 502, 'destination_ip_unroutable'],
  [/connect\(\) .*failed \(/, 502, 'destination_unavailable'],
  [/no live upstreams while connecting/, 502, 'destination_unavailable'],
  [/upstream SSL certificate (?:verify error|does not match)/, 502, 'tls_certificate_error'],
  [/(?:SSL_do_handshake\(\) failed|peer closed connection in SSL handshake)/, 502, 'tls_protocol_error'],
  [/prematurely closed connection while reading response header/, 502, 'http_response_incomplete'],
  [
    /(?:recv|readv|writev|send)\(\) failed \(.{1,80}\) while (?:reading response header|sending request)/,
    502,
    'connection_terminated',
  ],
  [/upstream sent too big header/, 502, 'http_response_header_section_size'],
  [/upstream sent (?:invalid|no valid|unexpected|unsupported|duplicate)/, 502, 'http_protocol_error'],
  [/could not be resolved \(110: /, 502, 'dns_timeout'],
  [/could not be resolved|no resolver defined|host not found in upstream/, 502, 'dns_error'],
  [/limiting (?:requests|connections)(?!, dry run)/, 503, 'connection_limit_reached'],
  [/client intended to send too large body/, 413, 'http_request_error'],
  [/client sent too (?:long|large) (?:header line|request|URI)/, 400, 'http_request_error'],
  [/access forbidden by rule|directory index of .* is forbidden/, 403, 'http_request_denied'],
];

/** Reads lines of nginx's error log that say why a request failed. */
export function readNginxLog(text: string): Found {
  const found = linesOf(text).flatMap((line) => {
    const said = errorLine.exec(line)?.[1];
    const known = said && messages.find(([pattern]) => pattern.test(said));
    if (!known) return [];
    const [, status, type] = known;
    const [, method, path = ''] = /, request: "([A-Z]+) ([^\s"]+)/.exec(said) ?? [];
    const host = /, host: "([^"]+)"/.exec(said)?.[1] ?? '';
    const url = assumedUrl(host, path);
    return pasted('nginx-log', {
      status,
      quote: quoteOf(said),
      inferred: inferredResponse('nginx', status, type),
      ...(url !== undefined ? { url } : path && { path }),
      ...(method && { method }),
    });
  });
  return found.length > 0 ? found : undefined;
}

/** Returns a message without the names of the client and the site, which are no evidence. */
function quoteOf(said: string): string {
  const upstream = /, upstream: "[^"]*"/.exec(said)?.[0] ?? '';
  return said.split(', client: ', 1)[0] + upstream;
}
