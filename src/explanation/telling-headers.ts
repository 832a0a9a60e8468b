import type { Header, Page } from '../navigation/page.ts';

/**
 * The response headers that tell a site's owner who answered and why: RFC 9110, 9111, 9209 and 9211, Server-Timing (W3C)
 * and what CDNs and balancers add by their own documentation. A list of what is shown, for anything else may be private.
 */
const telling: readonly RegExp[] = [
  /^(?:server|via|date|age|retry-after|content-type|content-length|cache-control|location)$/,
  /^(?:proxy-status|cache-status|server-timing|alt-svc|connection|refresh)$/,
  /^(?:cf-(?:ray|cache-status|mitigated)|x-cache(?:-\w+)?|x-served-by|x-timer|x-varnish|x-powered-by)$/,
  /^(?:x-amz-|x-azure-|x-vercel-|x-nf-|x-fastly-|x-akamai-|fly-|x-envoy-)[\w-]+$/,
  /^(?:x-request-id|x-correlation-id|x-runtime|x-ratelimit-[\w-]+|ratelimit(?:-[\w-]+)?)$/,
];

/** More lines than any gateway sends. */
const mostLines = 40;

/** The page's telling headers in their order; none where its response was not seen. */
export function tellingHeaders({ outcome }: Page): readonly Header[] {
  if (outcome.kind !== 'response') return [];
  return outcome.head.headers
    .filter(([name]) => name.length < 64 && telling.some((names) => names.test(name.toLowerCase())))
    .slice(0, mostLines);
}
