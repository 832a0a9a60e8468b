import type { Header } from '../navigation/page.ts';

/** The products whose logs are read. */
export type LogProduct = 'nginx' | 'Apache' | 'haproxy';

/** The products' own pages, by status; a page that contradicts the log line's cause would prevail over it. */
const nginxPage = (title: string) =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

const pages: Readonly<Record<LogProduct, Readonly<Record<number, string>>>> = {
  nginx: {
    502: nginxPage('502 Bad Gateway'),
    504: nginxPage('504 Gateway Time-out'),
  },
  Apache: {},
  haproxy: {
    502: '<html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete response.\n</body></html>\n',
    503: '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
    504: "<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>\n",
  },
};

/**
 * Returns the response that a product sends where it logs an error: with the error's type in the terms of RFC 9209, and
 * the product's own page.
 */
export function inferredResponse(
  product: LogProduct,
  status: number,
  type: string,
): { readonly headers: readonly Header[]; readonly body: string } {
  const server: Header[] = product === 'haproxy' ? [] : [['Server', product]];
  return {
    headers: [...server, ['Content-Type', 'text/html'], ['Proxy-Status', `${product}; error=${type}`]],
    body: pages[product][status] ?? '',
  };
}
