import { parseWebUrl } from '../navigation/url.ts';
import type { Partition, SiteCookie } from './site-cookie.ts';

/**
 * Returns the cookies that the browser sends when the user opens a URL (RFC 6265, 5.4). `SameSite` is no
 * condition, because the user asks for the load.
 */
export function sentCookies(cookies: readonly SiteCookie[], url: string): readonly SiteCookie[] {
  const target = parseWebUrl(url);
  return target ? cookies.filter((cookie) => isSentTo(cookie, target)) : [];
}

function isSentTo({ domain, hostOnly, path, secure, partition }: SiteCookie, url: URL): boolean {
  return (
    domainMatches(url.hostname, domain, hostOnly) &&
    pathMatches(url.pathname, path) &&
    (!secure || isTrustworthy(url)) &&
    (!partition || isOwnPartition(partition, url))
  );
}

/** Implements RFC 6265, 5.1.3. An IP address has no parent domain. */
function domainMatches(hostname: string, domain: string, hostOnly: boolean): boolean {
  const host = withoutBrackets(hostname);
  if (host === withoutBrackets(domain)) return true;
  return !hostOnly && host.endsWith(`.${domain}`) && !/^[\d.]+$/.test(host);
}

/** Firefox stores the host of an IPv6 address without brackets. */
function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

/** Implements RFC 6265, 5.1.4. */
function pathMatches(requested: string, path: string): boolean {
  if (requested === path) return true;
  return requested.startsWith(path.endsWith('/') ? path : `${path}/`);
}

/**
 * Returns whether secure cookies are sent to the URL. Both browsers also send them to this machine without TLS
 * (measured).
 */
function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Returns whether a partition is the one of the page itself: that of its own site in the address bar. */
function isOwnPartition({ topLevelSite, crossSite }: Partition, url: URL): boolean {
  const site = parseWebUrl(topLevelSite);
  if (!site || crossSite || site.protocol !== url.protocol) return false;
  const isSamePort = site.port === '' || site.port === url.port;
  return isSamePort && domainMatches(url.hostname, site.hostname, false);
}
