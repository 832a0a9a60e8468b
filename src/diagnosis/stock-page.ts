/** The titles of the error pages of nginx and its derivatives. */
const titles: Readonly<Record<number, string>> = {
  400: '400 Bad Request',
  403: '403 Forbidden',
  404: '404 Not Found',
  405: '405 Not Allowed',
  500: '500 Internal Server Error',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
};

/** The length of the page without its title, which occurs twice, and the Server value in its footer. */
const frame =
  '<html>\r\n<head><title></title></head>\r\n<body>\r\n<center><h1></h1></center>\r\n<hr><center></center>\r\n</body>\r\n</html>\r\n'
    .length;

/** The page had `bgcolor="white"` until 1.13.9. */
const olderBody = ' bgcolor="white"'.length;

/** Six lines that nginx adds because some browsers replace short error pages. */
const padding = '<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n'.length * 6;

/** The line that names APISIX, which keeps OpenResty's footer. */
const apisixLine = 75;

const extras: readonly number[] = [0, olderBody, padding, padding + olderBody, apisixLine];

/**
 * Returns the title of nginx's own error page if `Content-Length` equals that page's length, which status and
 * Server determine exactly (nginx, ngx_http_special_response.c); else undefined. Identifies the page from the
 * headers alone.
 */
export function stockTitle(status: number, server = '', contentLength = ''): string | undefined {
  const title = titles[status];
  if (!title || !contentLength) return undefined;
  const footer = /^APISIX\b/.test(server) ? 'openresty' : server;
  const own = frame + 2 * title.length + footer.length;
  return extras.includes(Number(contentLength) - own) ? title : undefined;
}
