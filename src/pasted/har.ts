import { isAbort } from '../navigation/error-code.ts';
import { number, readAs, record, type Shape, type Shaped, text, validItems } from '../shape.ts';
import { type Found, maxBody, type PastedResponse, pasted } from './pasted-response.ts';

/** An absent or invalid field reads as undefined: browsers leave out, or set to null, what they do not know. */
function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value) => readAs(shape, value);
}

const header = record({ name: text, value: text });

/** The parts of a HAR entry that matter here (HAR 1.2; names with an underscore are Chrome's). */
const harEntry = record({
  startedDateTime: optional(text),
  request: record({ method: text, url: text }),
  response: record({
    status: number,
    headers: validItems(header),
    content: optional(record({ text: optional(text), encoding: optional(text) })),
    _error: optional(text),
  }),
  timings: optional(record({ send: optional(number), wait: optional(number) })),
  _fromCache: optional(text),
});

const log = record({ log: record({ entries: (value) => value }) });
const headerList = record({ headers: validItems(header) });

/**
 * Reads a parsed JSON value: a HAR, one of its entries, or the list of headers that Firefox copies.
 *
 * @param status the status that precedes a list of headers
 */
export function readJsonValue(value: unknown, status: number | undefined): Found {
  const har = readAs(log, value);
  if (har) {
    const entries = readAs(validItems(harEntry), har.log.entries);
    return entries && entries.length > 0 ? entries.map(responseOf) : { kind: 'no-entries' };
  }
  const entry = readAs(harEntry, value);
  if (entry) return [responseOf(entry)];
  const headers = headersIn(value);
  if (!headers) return { kind: 'other-json' };
  if (status === undefined) return { kind: 'no-status' };
  return [pasted('panel', { status, headers: headers.map(({ name, value }) => [name, value]) })];
}

function headersIn(value: unknown): Shaped<typeof headerList>['headers'] | undefined {
  const members = Object.values(Object(value)).slice(0, 10);
  const lists = [value, ...members].map((one) => readAs(headerList, one)?.headers ?? []);
  return lists.find(({ length }) => length > 0);
}

function responseOf(entry: Shaped<typeof harEntry>): PastedResponse {
  const { request, response, timings, _fromCache } = entry;
  const at = Date.parse(entry.startedDateTime ?? '');
  const took = (timings?.send ?? 0) + (timings?.wait ?? -1);
  const isSent = response.status > 0;
  return pasted('har', {
    status: isSent ? response.status : undefined,
    headers: response.headers.map(({ name, value }) => [name, value]),
    body: bodyOf(response.content),
    method: request.method.toUpperCase().slice(0, 20),
    url: request.url,
    ...(Number.isFinite(at) && { at }),
    // A cache has no server that took time.
    ...(isSent && took >= 0 && !_fromCache && { timeToFirstByte: took }),
    ...(_fromCache && { fromCache: true }),
    // Firefox gives no reason.
    ...(!isSent && (response._error ? { error: response._error } : { error: '', quote: '"status": 0' })),
  });
}

function bodyOf(content: Shaped<typeof harEntry>['response']['content']): string {
  const { text: body = '', encoding } = content ?? {};
  if (encoding !== 'base64') return body.slice(0, maxBody);
  try {
    const bytes = atob(body.slice(0, maxBody - (maxBody % 4)));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return '';
  }
}

/** Returns whether the request failed, other than by the page itself or the user. */
export function hasFailed({ status, error }: PastedResponse): boolean {
  return status === undefined ? error === undefined || !isAbort(error) : status >= 400;
}
