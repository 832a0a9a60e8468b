import { type Facts, field } from './facts.ts';

/** The names that nginx and its kin put on their own error pages. */
const titles: Readonly<Record<number, string>> = {
  500: '500 Internal Server Error',
  501: '501 Not Implemented',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
};

/** `bgcolor="white"` stood in the page until 1.13.9. */
const olderBody = ' bgcolor="white"'.length;

/** Six lines of padding that nginx adds for browsers that would hide a short page. */
const padding = '<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n'.length * 6;

/**
 * Whether the announced length is that of nginx's own error page, which is known to the byte from status and
 * Server (nginx, ngx_http_special_response.c): the head alone then tells who wrote the page.
 */
export function hasStockLength(facts: Facts): boolean {
  const title = titles[facts.status];
  const server = field(facts, 'server');
  const length = Number(field(facts, 'content-length'));
  if (!title || !server || !length) return false;
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n`;
  const extra = length - page.length;
  return extra === 0 || extra === olderBody || extra === padding || extra === padding + olderBody;
}
