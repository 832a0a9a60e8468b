import type { Behavior } from '../../gateways/behaviors.ts';

/** Returns a page: `head` is markup for its head, such as a script, `body` for its body. */
export function page(
  status: number,
  { title = 'Something broke', head = '', body = `<h1>${title}</h1>`, headers = {} }: Partial<PageParts> = {},
): Behavior {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
  // As pairs, since a header may occur twice.
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers).flat();
  return (_request, response) =>
    response.writeHead(status, ['Content-Type', 'text/html; charset=utf-8', ...pairs]).end(html);
}

interface PageParts {
  readonly title: string;
  readonly head: string;
  readonly body: string;
  /** By name, or a flat list of names and values. */
  readonly headers: Readonly<Record<string, string>> | readonly string[];
}
