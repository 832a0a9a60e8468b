import type { Header } from '../navigation/page.ts';
import { urlIn } from './assumed-url.ts';
import { type Found, pasted } from './pasted-response.ts';
import { linesOf } from './text-lines.ts';

/** Fields that only requests have, as far as browsers send them (RFC 9110; Fetch; Client Hints). */
const requestFields =
  /^(?::.*|accept(?:-encoding|-language)?|cookie|host|origin|referer|user-agent|authorization|te|if-.*|upgrade-insecure-requests|sec-.*|priority|pragma|dnt)$/i;

/** Fields of almost every response, which set a list of headers apart from other text. */
const responseFields =
  /^(?:server|date|content-type|content-length|cache-control|via|cf-ray|x-cache|set-cookie|etag|vary)$/i;

const section = /^(General|(?:Response|Request) Headers)\b/i;

/** Labels of the part "General", in Chrome's English and German. */
const labels = {
  url: /^(?:Request URL|Anfrage-URL|URL)$/i,
  method: /^(?:Request Method|Anfragemethode|Method)$/i,
  status: /^(?::?status|Status ?Code)$/i,
};

/** A header or a label with its value; a list of the two on alternate lines has a label without a value. */
const pairLine = /^(:?[A-Za-z][\w -]{0,99}):(?: +|\t|$)(.*)$/;

/**
 * Reads headers as Chrome's network panel shows them when they are selected and copied: `name: value`, or name and value
 * on alternate lines, with or without the part "General", and with the request's headers or without. The status may also
 * be the first line.
 */
export function readPanelHeaders(text: string): Found {
  const lines = linesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const first = /^(?:HTTP\/\S+ )?([1-5]\d\d)(?: [A-Za-z' -]{2,40})?$/.exec(lines[0] ?? '')?.[1];
  const pairs = pairsIn(first ? lines.slice(1) : lines);
  if (!pairs) return undefined;
  const labelled = (label: RegExp) => pairs.find(({ name }) => label.test(name))?.value;
  const status = first ?? /^\d{3}\b/.exec(labelled(labels.status) ?? '')?.[0];
  const headers = pairs.flatMap(({ name, value, of }): Header[] =>
    of === 'response' || (of === undefined && isResponseField(name)) ? [[name, value]] : [],
  );
  if (!status) return headers.some(([name]) => responseFields.test(name)) ? { kind: 'no-status' } : undefined;
  const url = urlIn(labelled(labels.url) ?? '');
  const method = /^[A-Z]{3,10}$/.exec(labelled(labels.method) ?? '')?.[0];
  return [
    pasted('panel', {
      status: Number(status),
      headers,
      ...(url !== undefined && { url }),
      ...(method && { method }),
    }),
  ];
}

interface Pair {
  readonly name: string;
  readonly value: string;
  /** Undefined before the first section. */
  readonly of: 'general' | 'response' | 'request' | undefined;
}

/** Returns undefined if a line is neither a header nor a label, so that prose is not taken for headers. */
function pairsIn(lines: readonly string[]): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  let of: Pair['of'];
  for (let nth = 0; nth < lines.length; nth++) {
    const line = lines[nth] ?? '';
    const title = section.exec(line)?.[1];
    if (title && !/: /.test(line)) {
      of = title.split(' ', 1)[0]?.toLowerCase() as Pair['of'];
      continue;
    }
    if (/^(?:Raw|view (?:source|parsed)|Provisional headers are shown.*)$/i.test(line)) continue;
    const [, name = line, value = ''] = pairLine.exec(line) ?? [];
    if (value) pairs.push({ name, value, of });
    else if (/^:?[A-Za-z][\w -]{0,99}$/.test(name) && nth + 1 < lines.length) {
      pairs.push({ name, value: lines[++nth] ?? '', of });
    } else return undefined;
  }
  return pairs.length > 0 ? pairs : undefined;
}

function isResponseField(name: string): boolean {
  return /^[\w-]+$/.test(name) && !requestFields.test(name);
}
