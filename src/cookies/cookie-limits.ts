import type { Diagnosis, GeneratedBy } from '../diagnosis/diagnosis.ts';

/** The default limit of a server. `of`: of each header field, or of the request's whole head. In bytes. */
interface ServerLimit {
  readonly bytes: number;
  readonly of: 'field' | 'head';
}

const kilobyte = 1024;
const field = (bytes: number): ServerLimit => ({ bytes, of: 'field' });
const head = (bytes: number): ServerLimit => ({ bytes, of: 'head' });

/** What most servers accept: nginx, Apache, Tomcat and others agree on 8 KB. */
const usual = field(8 * kilobyte);

const node = head(16 * kilobyte);

/** The defaults in the products' documentation; the setting that changes each is named. */
const limits: Partial<Readonly<Record<Exclude<GeneratedBy, null>, ServerLimit>>> = {
  // large_client_header_buffers 4 8k: a field must fit into one of them.
  nginx: field(8 * kilobyte),
  openresty: field(8 * kilobyte),
  angie: field(8 * kilobyte),
  tengine: field(8 * kilobyte),
  'ingress-nginx': field(8 * kilobyte),
  // LimitRequestFieldSize
  apache: field(8190),
  // limit_request_field_size
  gunicorn: field(8190),
  // server.max-request-field-size
  lighttpd: head(8 * kilobyte),
  // maxHttpHeaderSize; server.max-http-request-header-size
  tomcat: head(8 * kilobyte),
  spring: head(8 * kilobyte),
  // HttpConfiguration.requestHeaderSize
  jetty: head(8 * kilobyte),
  // tune.bufsize 16384 without tune.maxrewrite 1024
  haproxy: head(15 * kilobyte),
  // --max-http-header-size
  express: node,
  nextjs: node,
  nuxt: node,
  // http.sys: MaxFieldLength and MaxRequestBytes
  iis: head(16 * kilobyte),
  // KestrelServerLimits.MaxRequestHeadersTotalSize
  kestrel: head(32 * kilobyte),
};

/** `Cookie: ` and the end of the line. */
const fieldName = 10;

/** The request's other headers in both browsers, in bytes: 0.6 KB over plain http
 * (measured), client hints over TLS, and what a proxy adds. */
const otherHeaders = 1.5 * kilobyte;

/** How many bytes of cookies a server accepts. */
export interface CookieLimit {
  readonly bytes: number;
  /** Whether it is a default of the very product that answered. */
  readonly ofProduct: boolean;
}

/** Returns how many bytes of cookies the server that refused a page usually accepts. */
export function cookieLimitOf({ generatedBy }: Pick<Diagnosis, 'generatedBy'>, url: string): CookieLimit {
  const known = generatedBy === null ? undefined : limits[generatedBy];
  const { bytes, of } = known ?? usual;
  const rest = of === 'field' ? fieldName : otherHeaders + url.length;
  return { bytes: Math.max(kilobyte, bytes - rest), ofProduct: known !== undefined };
}

/**
 * Returns the size to aim for, in bytes. A server that refused less than the limit has a lower one than usual, so then
 * it is half of what was refused.
 */
export function targetSize(refused: number, { bytes }: CookieLimit): number {
  return refused > bytes ? bytes : Math.floor(refused / 2);
}
