import type { Header } from '../navigation/page.ts';
import { urlIn } from './assumed-url.ts';
import { type Found, maxBody, pasted } from './pasted-response.ts';
import { readRawResponse } from './raw-response.ts';
import { linesOf } from './text-lines.ts';

/** What PowerShell's cmdlets and .NET's classes print. Their sentences are translated, the status in brackets is not. */
const traces =
  /Invoke-(?:WebRequest|RestMethod)|\bWebException\b|HttpRequestException|^(?:StatusCode|RawContent) +: /m;

/** The names of .NET's HttpStatusCode that differ from a reason phrase without its spaces are not among failures. */
const statusNames: Readonly<Record<string, number>> = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  RequestTimeout: 408,
  RequestEntityTooLarge: 413,
  RequestUriTooLong: 414,
  TooManyRequests: 429,
  RequestHeaderFieldsTooLarge: 431,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
};

/**
 * Reads what PowerShell prints of a response: the result of `Invoke-WebRequest`, its error, and
 * `$_.Exception.Response`. An error without a status is left to `readToolErrors`.
 */
export function readPowershell(text: string): Found {
  if (!traces.test(text)) return undefined;
  const raw = rawContentIn(text);
  const status = raw?.status ?? statusIn(text);
  if (status === undefined) return undefined;
  const method = /^Method +: ([A-Z]+)|\bMethod: ([A-Z]+),/m.exec(text);
  const url = urlIn(text);
  return [
    pasted('powershell', {
      status,
      headers: raw?.headers ?? headersIn(text),
      body: (raw?.body ?? '').slice(0, maxBody),
      ...(url !== undefined && { url }),
      ...(method && { method: method[1] ?? method[2] ?? '' }),
    }),
  ];
}

function statusIn(text: string): number | undefined {
  const code =
    /\(([45]\d\d)\) ?\S/.exec(text)?.[1] ?? /(?:success: |^StatusCode +: )([1-5]\d\d)\b/m.exec(text)?.[1];
  if (code) return Number(code);
  return statusNames[/^StatusCode +: (\w+)/m.exec(text)?.[1] ?? ''];
}

/** Returns the headers that .NET shows as properties of the response, which are only these. */
function headersIn(text: string): readonly Header[] {
  const shown = { Server: 'Server', ContentType: 'Content-Type' };
  return Object.entries(shown).flatMap(([property, name]): Header[] => {
    const value = new RegExp(`^${property} +: (\\S.*)$`, 'm').exec(text)?.[1];
    return value ? [[name, value.trim()]] : [];
  });
}

/** Returns the whole response that follows `RawContent`, whose lines are indented to the column of the first. */
function rawContentIn(text: string) {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => /^RawContent +: HTTP\//.test(line));
  if (start < 0) return undefined;
  const column = (lines[start] ?? '').indexOf('HTTP/');
  const length = lines.slice(start + 1).findIndex((line) => line.slice(0, column).trim() !== '');
  const inside = lines.slice(start, length < 0 ? undefined : start + 1 + length);
  return readRawResponse(inside.map((line) => line.slice(column)).join('\n'));
}
