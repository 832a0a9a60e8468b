import { causeOfCode } from '../diagnosis/browser-error-codes.ts';
import { urlIn } from './assumed-url.ts';
import { type Found, pasted } from './pasted-response.ts';
import { linesOf } from './text-lines.ts';

/** A request and its end, as both consoles print it. */
const consoleLines: readonly RegExp[] = [
  /(?:^|\s)(?<method>[A-Z]{3,7}) (?<url>https?:\S+) (?:net::(?<error>ERR_\w+)|(?<status>[45]\d\d)(?: \(.*\))?)\s*$/,
  /^(?:XHR)?(?<method>[A-Z]{3,7})\s*(?<url>https?:\S+)\s*\[HTTP\/[\d.]+ (?<status>[45]\d\d)\b.*\]/,
  /Failed to load resource: (?:the server responded with a status of (?<status>[45]\d\d)|net::(?<error>ERR_\w+))/,
];

/** Reads failed requests in the console of Chrome or Firefox. */
export function readConsole(text: string): Found {
  // Firefox puts the URL and the status on lines of their own.
  const joined = text.replace(/\n[ \t]{0,9}(?=https?:\/\/|\[HTTP\/)/g, ' ');
  const found = linesOf(joined).flatMap((line) => {
    const groups = consoleLines.map((pattern) => pattern.exec(line)?.groups).find((match) => match);
    if (!groups) return [];
    const { method, url, error, status } = groups;
    const known = url === undefined ? undefined : urlIn(url);
    return pasted('console', {
      status: status === undefined ? undefined : Number(status),
      quote: line.trim(),
      ...(error && { error }),
      ...(method && { method }),
      ...(known !== undefined && { url: known }),
    });
  });
  return found.length > 0 ? found : undefined;
}

/** In characters; a browser's error page is shorter. */
const maxErrorPage = 4_096;

const errorCode =
  /\b(?:net::)?((?:ERR|NS_ERROR|SSL_ERROR|SEC_ERROR|MOZILLA_PKIX_ERROR|DNS_PROBE|PR)_[A-Z0-9_]{3,60})\b/;

/** Reads a browser's own error: its code alone, or the text of the page on which the browser shows it. */
export function readBrowserError(text: string): Found {
  if (text.length > maxErrorPage) return undefined;
  const code = errorCode.exec(text)?.[1];
  if (!code || causeOfCode(code) === 'unknown') return undefined;
  const url = urlIn(text);
  return [pasted('browser-error', { status: undefined, error: code, ...(url !== undefined && { url }) })];
}

/** In characters. */
const maxStatus = 80;

/** Reads a status alone, with or without its reason phrase: "502", "HTTP 502", "Error 502 (Bad Gateway)". */
export function readBareStatus(text: string): Found {
  if (text.length > maxStatus) return undefined;
  const status =
    /^(?:(?:HTTP|Error|Status|Code|Fehler)[ :]{0,3}){0,3}([1-5]\d\d)(?:[ :(–-]{1,3}[a-z' -]{2,40}\)?)?[.!]?$/i.exec(
      text.trim(),
    )?.[1];
  return status === undefined ? undefined : [pasted('status', { status: Number(status) })];
}
