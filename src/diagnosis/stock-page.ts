/** The names that nginx and its kin put on their own error pages. */
const titles: Readonly<Record<number, string>> = {
  500: '500 Internal Server Error',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
};

/** All of the page but the title, which it holds twice, and the Server value at its foot. */
const frame =
  '<html>\r\n<head><title></title></head>\r\n<body>\r\n<center><h1></h1></center>\r\n<hr><center></center>\r\n</body>\r\n</html>\r\n'
    .length;

/** `bgcolor="white"` stood in the page until 1.13.9. */
const olderBody = ' bgcolor="white"'.length;

/** Six lines that nginx adds for browsers that would hide a short page. */
const padding = '<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n'.length * 6;

const extras: readonly number[] = [0, olderBody, padding, padding + olderBody];

/**
 * The title of nginx's own error page where the announced length is that page's, which status and Server
 * settle to the byte (nginx, ngx_http_special_response.c): so the head alone tells who wrote the page.
 */
export function stockTitle(status: number, server = '', contentLength = ''): string | undefined {
  const title = titles[status];
  if (!title || !contentLength) return undefined;
  const own = frame + 2 * title.length + server.length;
  return extras.includes(Number(contentLength) - own) ? title : undefined;
}
