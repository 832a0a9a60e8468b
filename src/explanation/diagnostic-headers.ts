import type { Header, Page } from '../navigation/page.ts';

/**
 * Response headers that show which hop answered and why: RFC 9110, 9111, 9209 and 9211, Server-Timing (W3C), and the
 * documented headers of CDNs and load balancers. An allowlist, because any other header may be private.
 */
const allowed: readonly RegExp[] = [
  /^(?:server|via|date|age|retry-after|content-type|content-length|cache-control|location)$/,
  /^(?:proxy-status|cache-status|server-timing|alt-svc|connection|refresh)$/,
  /^(?:cf-(?:ray|cache-status|mitigated)|x-cache(?:-\w+)?|x-served-by|x-timer|x-varnish|x-powered-by)$/,
  /^(?:x-amz-|x-azure-|x-vercel-|x-nf-|x-fastly-|x-akamai-|fly-|x-envoy-)[\w-]+$/,
  /^(?:x-request-id|x-correlation-id|x-runtime|x-ratelimit-[\w-]+|ratelimit(?:-[\w-]+)?)$/,
];

/** More than any gateway sends. */
const maxHeaders = 40;

/** Returns the page's diagnostic headers in their original order; none if its response was not observed. */
export function diagnosticHeaders({ outcome }: Page): readonly Header[] {
  if (outcome.kind !== 'response') return [];
  return outcome.head.headers
    .filter(([name]) => name.length < 64 && allowed.some((names) => names.test(name.toLowerCase())))
    .slice(0, maxHeaders);
}
