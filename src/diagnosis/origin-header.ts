import { type Facts, field } from './facts.ts';
import type { Match } from './recognize.ts';

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
  // Application servers, most of which name their language, and devices.
  [
    'server',
    /python|ruby|perl|php|erlang|upnp|cherrypy|twisted|cowboy|zope|domino|glassfish|payara|wildfly|akka|rocket|goahead|daphne|hypercorn|resin/i,
  ],
];

/** Servers whose own error pages are HTML without a charset, or with an older one. */
const plainServer = /nginx|openresty|apache|-iis/i;

/** Returns the first header that shows that the site's application likely generated an error; undefined if none does. */
export function originHeader(facts: Facts): Match | undefined {
  for (const [where, pattern] of originHeaders) {
    const value = field(facts, where);
    if (value !== undefined && (!pattern || pattern.test(value))) return { where, value };
  }
  const value = field(facts, 'content-type');
  const isPlain = value && /^text\/(?:plain|html; ?charset=utf-8)/i.test(value);
  return isPlain && plainServer.test(field(facts, 'server') ?? '')
    ? { where: 'content-type', value }
    : undefined;
}
