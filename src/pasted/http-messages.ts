import { assumedUrl, urlIn } from './assumed-url.ts';
import { type Format, type Found, maxBody, pasted } from './pasted-response.ts';
import { readRawResponse } from './raw-response.ts';

/** In characters. More text than that before the first status line is no command and no request. */
const maxPreamble = 8_192;

/**
 * Reads responses as they were sent: `curl -si`, `curl -I`, HTTPie, and the headers that both browsers copy as text. The
 * command or the request may precede them.
 */
export function readHttpMessages(text: string): Found {
  const start = text.slice(0, maxPreamble).search(/^HTTP\/\d(?:\.\d)? \d{3}\b/m);
  return start < 0 ? undefined : responseIn('http', text.slice(start), text.slice(0, start));
}

/** What `curl -v` adds to a response: notes, the TLS and progress lines. */
const curlNotes = /^(?:\* |[{}] \[\d+ bytes data\]|\s*\d+ [\d. kMG]+.*--:--:--|[> ] *$)/;

/** Reads the output of `curl -v`, in which `>` precedes the request and `<` the response. */
export function readVerboseCurl(text: string): Found {
  if (!/^< HTTP\/\d/m.test(text)) return undefined;
  const lines = text.split(/\r?\n/);
  const last = lines.findLastIndex((line) => /^<(?: |$)/.test(line));
  const head = lines.flatMap((line) => (/^<(?: |$)/.test(line) ? [line.slice(2)] : []));
  const body = lines.slice(last + 1).filter((line) => !curlNotes.test(line.slice(0, 200)));
  const request = lines.flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []));
  const isSecure = /^\* (?:ALPN|SSL connection using|Server certificate)/m.test(text);
  return responseIn('http', `${head.join('\n')}\n\n${body.join('\n')}`, request.join('\n'), isSecure);
}

/** Reads the output of `wget -S`, which indents the response's head and omits its body. */
export function readWget(text: string): Found {
  if (!/^--\d{4}-\d\d-\d\d /m.test(text)) return undefined;
  const head = text
    .split(/\r?\n/)
    .flatMap((line) => (/^ {2}(?:HTTP\/\d|[\w-]+:)/.test(line) ? [line.slice(2)] : []));
  const starts = text.split(/^--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d-- /m);
  return head.length === 0 ? undefined : responseIn('wget', `${head.join('\n')}\n`, starts.at(-1) ?? '');
}

/**
 * Returns the last response in a text that begins with a status line.
 *
 * @param preamble the command or the request
 * @param isSecure the request was sent over TLS, if that is known
 */
function responseIn(format: Format, text: string, preamble: string, isSecure?: boolean): Found {
  const raw = readRawResponse(separated(text));
  if (!raw) return undefined;
  const [, method, target = ''] = /^([A-Z]{3,10}) (\S{1,2000}) HTTP\/\d/m.exec(preamble) ?? [];
  const host = /^host: ?(\S{1,300})/im.exec(preamble)?.[1] ?? '';
  const found = host ? assumedUrl(host, target) : urlIn(preamble);
  const url = isSecure === false ? found?.replace(/^https:/, 'http:') : found;
  return [
    pasted(format, {
      ...raw,
      body: raw.body.slice(0, maxBody),
      ...(url !== undefined && { url }),
      ...(method && { method }),
    }),
  ];
}

/** Puts an empty line before a status line that follows headers directly, as where tools print heads alone. */
function separated(text: string): string {
  return text.replace(/([^\n])\n(?=HTTP\/\d(?:\.\d)? \d{3}\b)/g, '$1\n\n');
}
