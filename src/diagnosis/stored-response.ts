import type { Header } from '../navigation/page.ts';
import { readList } from './structured-field.ts';

/** In characters. The rest of a value is ignored, because a hostile server may send hundreds of kilobytes. */
const maxValue = 1000;

/** Returns whether a header's value shows that a shared cache responded from its store. */
type Test = (value: string) => boolean;

/**
 * Tests a cache status, or a list with one per cache. Statuses of responses that the origin revalidated do
 * not count.
 */
const isHit: Test = (value) =>
  value
    .split(',')
    .some((status) =>
      /^(?:(?:TCP_)?(?:(?:MEM|REMOTE|NEGATIVE|OFFLINE)_)?HIT|STALE|UPDATING)\b/i.test(status.trim()),
    );

const byName: ReadonlyMap<string, Test> = new Map<string, Test>([
  // RFC 9111, 5.1: a response with an age was not generated for this request.
  ['age', (value) => /^0*[1-9]\d{0,9}$/.test(value.trim())],
  // RFC 9211, 2.1.
  ['cache-status', (value) => readList(value).some(({ parameters }) => parameters.get('hit') === '?1')],
  ['cf-cache-status', isHit], // Cloudflare
  ['x-cache', isHit], // CloudFront, Fastly, Akamai, Azure Front Door, Alibaba Cloud, Squid
  ['x-cache-status', isHit], // nginx: $upstream_cache_status, under its two usual names
  ['x-proxy-cache', isHit],
  ['cdn-cache', isHit], // bunny.net
  ['x-vercel-cache', isHit],
  ['x-77-cache', isHit], // CDN77
  // On a hit, Varnish appends the ID of the request that stored the response.
  ['x-varnish', (value) => /^\d+ \d+$/.test(value.trim())],
]);

/**
 * Returns whether a shared cache on the path (a CDN, a caching proxy) sent a stored response (RFC 9111),
 * which does not reveal the site's present state.
 */
export function isStoredResponse(headers: readonly Header[]): boolean {
  return headers.some(([name, value]) => byName.get(name.toLowerCase())?.(value.slice(0, maxValue)));
}
