import type { Header } from '../navigation/page.ts';
import type { PageContent } from './page-content.ts';
import { stockTitle } from './stock-page.ts';

/** Headers beyond these are not looked at: a hostile server may send 256 KB of them. */
const maxHeaders = 100;
const maxName = 100;
const maxValue = 1000;
const maxContent = 4096;

/** A response in the form in which signs are looked for. */
export interface Facts {
  readonly status: number;
  readonly statusText: string;
  /** Values by lower-case name, repeated ones kept, in order. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** All runs of white space in what is read of a page are one space each. */
  readonly title: string;
  readonly text: string;
  readonly headings: string;
  /** The text outside navigation and footers. */
  readonly mainText: string;
  /** In lower case; undefined content (all three empty) were not read. */
  readonly markup: string;
  readonly hasContent: boolean;
  /** See `stockTitle`. */
  readonly stockTitle: string | undefined;
}

export function readFacts(
  status: number,
  headers: readonly Header[],
  content: PageContent | undefined,
): Facts {
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
    title: tidy(content?.title),
    text: tidy(content?.text),
    headings: tidy(content?.headings),
    mainText: tidy(content?.mainText ?? content?.text),
    markup: (content?.markup ?? '').slice(0, maxContent).toLowerCase(),
    hasContent: content !== undefined,
    stockTitle: stockTitle(status, fields.get('server')?.[0], fields.get('content-length')?.[0]),
  };
}

function tidy(text = ''): string {
  return text === '' ? '' : text.slice(0, maxContent).replace(/\s+/g, ' ').trim();
}

// Patterns over it look ahead from every name, so that its length counts squared; a gateway's own answer has few.
const maxNames = 1000;

/** The names of all headers in their order, each but once. */
export function namesOf({ fields }: Facts): string {
  return [...fields.keys()].join(' ').slice(0, maxNames);
}

/** The first value of a header; undefined where it is absent. */
export function field(facts: Facts, name: string): string | undefined {
  return facts.fields.get(name)?.[0];
}
