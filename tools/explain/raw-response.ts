import type { Header } from '../../src/navigation/page.ts';

/** A response as a text, as `curl -si` prints it. */
export interface RawResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  /** Heads of redirects stood before it. */
  readonly redirected: boolean;
}

const statusLine = /^HTTP\/\d(?:\.\d)? (\d{3})(?: .*)?$/;

/**
 * Reads the last response of a text: interim (1xx) heads, heads of redirects and a proxy's own answer to CONNECT
 * may stand before it; HTTP/1 and 2, CRLF or LF. Throws an Error of one line on anything else.
 */
export function readRawResponse(text: string): RawResponse {
  let rest = text.replace(/^\uFEFF/, '').trimStart();
  if (!rest) throw new Error('The input is empty; a response as "curl -si" prints it is expected.');
  for (let redirected = false; ; ) {
    const { status, headers, after } = readHead(rest);
    const next = nextHead(status, after);
    if (next === undefined) {
      if (status < 200) throw new Error(`Only an interim response (${status}) was found.`);
      return { status, headers, body: after, redirected };
    }
    redirected ||= status >= 300;
    rest = next;
  }
}

/** Interim answers, redirects, demands for a password and a proxy's 200 to CONNECT may be followed by another head. */
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
  if (!(status >= 100)) throw new Error(`No status line: the input begins with "${first.slice(0, 60)}".`);
  return {
    status,
    headers: readHeaders(lines.slice(1).filter((line) => line.trim() !== '')),
    after: end ? text.slice(end.index + end[0].length) : '',
  };
}

/** A line that begins with white space continues the one before (RFC 9112, 5.2). */
function readHeaders(lines: readonly string[]): Header[] {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    else throw new Error(`No header: "${line.slice(0, 60)}".`);
  }
  return headers;
}
