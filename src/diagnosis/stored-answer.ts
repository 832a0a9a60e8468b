import type { Header } from '../navigation/page.ts';
import { readList } from './structured-field.ts';

/** A hostile server may send hundreds of kilobytes; what is beyond this is not looked at, in characters. */
const maxValue = 1000;

/** One way in which a shared cache says that it answered from its store. */
type Test = (value: string) => boolean;

/** The status of a cache, alone or for each cache on the way. Those that asked the origin (revalidated) do not count. */
const saysHit: Test = (value) =>
  value
    .split(',')
    .some((one) =>
      /^(?:(?:TCP_)?(?:(?:MEM|REMOTE|NEGATIVE|OFFLINE)_)?HIT|STALE|UPDATING)\b/i.test(one.trim()),
    );

const byName: ReadonlyMap<string, Test> = new Map<string, Test>([
  // RFC 9111, 5.1: an answer with an age was not generated for this request.
  ['age', (value) => /^0*[1-9]\d{0,9}$/.test(value.trim())],
  // RFC 9211, 2.1.
  ['cache-status', (value) => readList(value).some(({ parameters }) => parameters.get('hit') === '?1')],
  ['cf-cache-status', saysHit], // Cloudflare
  ['x-cache', saysHit], // CloudFront, Fastly, Akamai, Azure Front Door, Alibaba Cloud, Squid
  ['x-cache-status', saysHit], // nginx: $upstream_cache_status under its two usual names
  ['x-proxy-cache', saysHit],
  ['cdn-cache', saysHit], // bunny.net
  ['x-vercel-cache', saysHit],
  ['x-77-cache', saysHit], // CDN77
  // Varnish names the request that stored the answer after this one.
  ['x-varnish', (value) => /^\d+ \d+$/.test(value.trim())],
]);

/**
 * Tells whether a shared cache on the way (a CDN, a caching proxy) answered from its store, so that the answer says
 * nothing of how the site is now.
 */
export function isStoredAnswer(headers: readonly Header[]): boolean {
  return headers.some(([name, value]) => byName.get(name.toLowerCase())?.(value.slice(0, maxValue)));
}
