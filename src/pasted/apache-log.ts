import { inferredResponse } from './log-failure.ts';
import { type Found, type PastedResponse, pasted } from './pasted-response.ts';
import { linesOf } from './text-lines.ts';

const errorLine = /\[[^\]]{1,60}\] \[(?:[a-z_0-9]+:)?[a-z]+\] (?:\[pid [^\]]{1,40}\] )?(.*\bAH\d{5}: .*)$/;

/**
 * What httpd's proxy modules log, with the status that it sends and the error's type (RFC 9209, 2.3); measured with 2.4.
 * The first match counts.
 */
const messages: readonly (readonly [message: RegExp, status: number, type: string])[] = [
  [/\(111\).*AH00957|AH01079/, 503, 'connection_refused'],
  [/\((?:110|70007)\).*AH00957/, 503, 'connection_timeout'],
  [/\((?:101|113)\).*AH00957/, 503, 'destination_ip_unroutable'],
  [/AH00957/, 503, 'destination_unavailable'],
  [/DNS lookup failure/, 500, 'dns_error'],
  [/\((?:70007|110)\).*AH(?:01102|01075|01110)/, 502, 'http_response_timeout'],
  [/\((?:104|32)\).*AH(?:01102|01075|01110)/, 502, 'connection_terminated'],
  [/AH(?:01102|01075|01110)/, 502, 'http_response_incomplete'],
  [/AH01097|AH01106|AH01070/, 502, 'http_protocol_error'],
  [/AH00961|AH02005|AH01998/, 500, 'tls_protocol_error'],
  [/AH02039|AH02411|AH02412/, 502, 'tls_certificate_error'],
];

/** Lines that only add to the line before them, unless they stand alone. */
const additions: readonly (readonly [message: RegExp, status: number, type: string])[] = [
  [/AH01114|AH00959/, 503, 'destination_unavailable'],
  [/AH00898: Error reading from remote server/, 502, 'http_response_incomplete'],
];

/** Reads lines of Apache httpd's error log that say why a request failed. */
export function readApacheLog(text: string): Found {
  const lines = linesOf(text).flatMap((line) => errorLine.exec(line)?.[1] ?? []);
  const found = readLines(lines, messages);
  const all = found.length > 0 ? found : readLines(lines, additions);
  return all.length > 0 ? all : undefined;
}

function readLines(lines: readonly string[], known: typeof messages): PastedResponse[] {
  return lines.flatMap((said) => {
    const match = known.find(([pattern]) => pattern.test(said));
    if (!match) return [];
    const [, status, type] = match;
    const path = /returned by (\/\S*)/.exec(said)?.[1];
    return pasted('apache-log', {
      status,
      quote: said.replace(/\[client [^\]]{1,60}\] /, ''),
      inferred: inferredResponse('Apache', status, type),
      ...(path && { path }),
    });
  });
}
