import type { Header } from '../navigation/page.ts';
import type { PageContent } from './page-content.ts';
import { statedStatus } from './stated-status.ts';
import { stockTitle } from './stock-page.ts';

/** Headers beyond these limits are ignored, because a hostile server may send 256 KB of them. */
const maxHeaders = 100;
const maxName = 100;
const maxValue = 1000;
const maxContent = 4096;

/** A response, normalized for matching. */
export interface Facts {
  /** If the response's head was not observed, the status that the page states; 0 if it states none. */
  readonly status: number;
  readonly statusText: string;
  /** Values by lower-case name; repeated headers are kept, in order. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** In every text of the page, runs of white space are collapsed to one space. */
  readonly title: string;
  readonly text: string;
  readonly headings: string;
  /** The text outside navigation and footers. */
  readonly mainText: string;
  /** In lower case, followed by the text, which a long head keeps out of what was read of the markup. */
  readonly markup: string;
  /** False if the page's content was not read, in which case all its texts are empty. */
  readonly hasContent: boolean;
  /** See `stockTitle`. */
  readonly stockTitle: string | undefined;
}

/** Returns the facts of a response; oversized headers are truncated or dropped. */
export function readFacts(
  observed: number,
  headers: readonly Header[],
  content: PageContent | undefined,
): Facts {
  const title = collapse(content?.title);
  const text = collapse(content?.text);
  const status = observed || statedStatus(title, text);
  const fields = new Map<string, string[]>();
  const count = Math.min(headers.length, maxHeaders);
  for (let index = 0; index < count; index++) {
    const [name, value] = headers[index] ?? ['', ''];
    if (name.length > maxName) continue;
    const key = name.toLowerCase();
    const cut = value.length > maxValue ? value.slice(0, maxValue) : value;
    const values = fields.get(key);
    if (values) values.push(cut);
    else fields.set(key, [cut]);
  }
  return {
    status,
    statusText: String(status),
    fields,
    title,
    text,
    headings: collapse(content?.headings),
    mainText: collapse(content?.mainText ?? content?.text),
    markup: `${content?.markup.slice(0, maxContent) ?? ''} ${text}`.trim().toLowerCase(),
    hasContent: content !== undefined,
    stockTitle: stockTitle(status, fields.get('server')?.[0], fields.get('content-length')?.[0]),
  };
}

function collapse(text = ''): string {
  return text === '' ? '' : text.slice(0, maxContent).replace(/\s+/g, ' ').trim();
}

// Patterns over the names search ahead from each one, so matching is quadratic; a gateway's own response has
// few names.
const maxNames = 1000;

/** Returns the names of all headers in order of first appearance, separated by spaces. */
export function namesOf({ fields }: Facts): string {
  return [...fields.keys()].join(' ').slice(0, maxNames);
}

/** Returns the first value of a header; undefined if it is absent. */
export function field(facts: Facts, name: string): string | undefined {
  return facts.fields.get(name)?.[0];
}
