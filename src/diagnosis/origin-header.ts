import { type Facts, field } from './facts.ts';
import { type Match, unknownProduct } from './recognize.ts';

/**
 * Headers that a gateway may pass on, but that its own errors rarely carry: the name of a request, or how long an
 * application worked on it; validators, which serve to keep a response (RFC 9110, 8.8); rules for caches where a response
 * may be one user's (RFC 9111, 5.2.2); and permissions that only the owner of the content can give.
 */
const originHeaders: readonly (readonly [name: string, value?: RegExp])[] = [
  ['x-request-id'],
  ['x-correlation-id'],
  ['request-id'],
  ['x-runtime'],
  // PHP's: of its sessions, and of the example in its manual.
  ['expires', /19 Nov 1981|26 Jul 1997/],
  ['etag'],
  ['last-modified'],
  ['cache-control', /\b(?:private|must-revalidate)\b/],
  ['access-control-allow-origin'],
  ['content-security-policy', /-src /],
  ['set-cookie', /sess|csrf|auth|token/i],
  ['www-authenticate', /^bearer/i],
  ['vary', /cookie|origin|accept(?:-l|,|$)/i],
];

/** Servers whose own error pages are HTML without a charset, or with an older one. */
const plainServer = /nginx|openresty|apache|-iis/i;

/** Parts of the names of products in front of a site. */
const inFront = /waf|cdn|proxy|gate|shield|guard|edge|cache/i;

/** Returns the first header that shows that the site's application likely generated an error; undefined if none does. */
export function originHeader(facts: Facts): Match | undefined {
  for (const [where, pattern] of originHeaders) {
    const value = field(facts, where);
    if (value !== undefined && (!pattern || pattern.test(value))) return { where, value };
  }
  const where = plainServer.test(field(facts, 'server') ?? '') ? 'content-type' : 'server';
  const value = field(facts, where) ?? '';
  const isOrigins =
    where === 'server'
      ? unknownProduct(facts) && value && !inFront.test(value)
      : /^text\/(?:plain|html; ?charset=utf-8)/i.test(value);
  return isOrigins ? { where, value } : undefined;
}
