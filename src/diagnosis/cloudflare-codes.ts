import type { Cause } from './causes.ts';
import type { Fault } from './hop.ts';

/**
 * Cloudflare's own error codes, which refine the status (Cloudflare documentation, "Cloudflare 1xxx errors").
 */
const codes: Readonly<Record<number, readonly [Cause, Fault?]>> = {
  1000: ['misconfigured'],
  1001: ['gateway-dns', 'origin'],
  1002: ['misconfigured'],
  1003: ['request-refused'],
  1004: ['misconfigured'],
  1013: ['request-refused'],
  1014: ['misconfigured'],
  1015: ['rate-limited'],
  1016: ['gateway-dns', 'origin'],
  1018: ['misconfigured'],
  1019: ['misconfigured'],
  1023: ['misconfigured'],
  1025: ['traffic-spent'],
  1027: ['traffic-spent'],
  1033: ['origin-unreachable'],
  1034: ['misconfigured'],
  1101: ['origin-crashed'],
  1102: ['origin-crashed'],
  1200: ['overloaded'],
};

/**
 * Codes for requests that the site's rules refused, by network, address, country, browser or firewall rule.
 */
const refusals: ReadonlySet<number> = new Set([1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1020, 1106]);

/** Returns the 1xxx code that a Cloudflare error page shows; undefined if there is no known code. */
export function cloudflareCodeIn(text: string): number | undefined {
  const code = Number(/\berror(?: code)?:? (1\d{3})\b/i.exec(text)?.[1]);
  return refusals.has(code) || codes[code] ? code : undefined;
}

/** Returns the meaning of the 1xxx code in a Cloudflare error page; undefined if there is no known code. */
export function readCloudflareCode(text: string): readonly [Cause, Fault?] | undefined {
  const code = cloudflareCodeIn(text);
  if (code === undefined) return undefined;
  return refusals.has(code) ? ['blocked'] : codes[code];
}
