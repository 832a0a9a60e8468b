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

/** A field line (RFC 9112, 5). White space before the colon is not allowed there, but some tools print it. */
const fieldLine = /^([!#$%&'*+.^`|~\w-]{1,200})[ \t]?:(.*)$/;

/**
 * Reads the last response in a text that begins with a status line of HTTP/1 or HTTP/2; lines end in CRLF or LF. Interim
 * (1xx) responses, redirects and a proxy's response to CONNECT may precede it. The first line that is no header begins
 * the body, because an empty line is easily lost when text is copied. Returns undefined for anything else, and for an
 * interim response alone.
 */
export function readRawResponse(text: string): RawResponse | undefined {
  let rest = text.replace(/^\uFEFF/, '').trimStart();
  for (let redirected = false; ; ) {
    const head = readHead(rest);
    if (!head) return undefined;
    const { status, headers, after } = head;
    const next = nextHead(status, after);
    if (next === undefined) return status < 200 ? undefined : { status, headers, body: after, redirected };
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

function readHead(text: string): { status: number; headers: Header[]; after: string } | undefined {
  const first = lineAt(text, 0);
  const status = Number(statusLine.exec(first.line.trimEnd())?.[1]);
  if (!(status >= 100)) return undefined;
  const headers: [string, string][] = [];
  for (let at = first.end; at < text.length; ) {
    const { line, end } = lineAt(text, at);
    if (line.trim() === '') return { status, headers, after: text.slice(end) };
    const last = headers.at(-1);
    const [, name, value = ''] = fieldLine.exec(line) ?? [];
    // A line that begins with white space continues the previous one (RFC 9112, 5.2).
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else if (name) headers.push([name, value.trim()]);
    else return { status, headers, after: text.slice(at) };
    at = end;
  }
  return { status, headers, after: '' };
}

/** Returns the line that begins at an index, and the index after its end. */
function lineAt(text: string, start: number): { readonly line: string; readonly end: number } {
  const found = text.indexOf('\n', start);
  const end = found < 0 ? text.length : found;
  return { line: text.slice(start, end).replace(/\r$/, ''), end: end + 1 };
}
