import type { Header } from '../navigation/page.ts';

/** A response parsed from text, as `curl -si` prints it. */
export interface RawResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  /** Redirects preceded it. */
  readonly redirected: boolean;
}

const statusLine = /^HTTP\/\d(?:\.\d)? (\d{3})(?: .*)?$/;

/**
 * Reads the last response in a text, with HTTP/1 or HTTP/2 status lines and CRLF or LF. Interim (1xx)
 * responses, redirects and a proxy's response to CONNECT may precede it. Throws an Error with a one-line
 * message on anything else.
 */
export function readRawResponse(text: string): RawResponse {
  let rest = text.replace(/^\uFEFF/, '').trimStart();
  if (!rest) throw new Error('Expected a response as "curl -si" prints it, found empty input.');
  for (let redirected = false; ; ) {
    const { status, headers, after } = readHead(rest);
    const next = nextHead(status, after);
    if (next === undefined) {
      if (status < 200) throw new Error(`Expected a final response, found only an interim one (${status}).`);
      return { status, headers, body: after, redirected };
    }
    redirected ||= status >= 300;
    rest = next;
  }
}

/**
 * Returns the text from the next head, which may follow interim responses, redirects, authentication
 * challenges and a proxy's 200 to CONNECT; undefined if there is none.
 */
function nextHead(status: number, after: string): string | undefined {
  if (status >= 200 && status < 300)
    return after.trimStart().startsWith('HTTP/') ? after.trimStart() : undefined;
  if (status >= 400 && status !== 401 && status !== 407) return undefined;
  const start = after.search(/^HTTP\/\d(?:\.\d)? \d{3}\b/m);
  return start < 0 ? undefined : after.slice(start);
}

function readHead(text: string): { status: number; headers: Header[]; after: string } {
  const end = /\r?\n\r?\n/.exec(text);
  const lines = text.slice(0, end?.index ?? text.length).split(/\r?\n/);
  const [first = ''] = lines;
  const status = Number(statusLine.exec(first.trimEnd())?.[1]);
  if (!(status >= 100)) throw new Error(`Expected a status line, found "${first.slice(0, 60)}".`);
  return {
    status,
    headers: readHeaders(lines.slice(1).filter((line) => line.trim() !== '')),
    after: end ? text.slice(end.index + end[0].length) : '',
  };
}

/** Reads header lines. A line that begins with white space continues the previous one (RFC 9112, 5.2). */
function readHeaders(lines: readonly string[]): Header[] {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    else throw new Error(`Expected a header line, found "${line.slice(0, 60)}".`);
  }
  return headers;
}
