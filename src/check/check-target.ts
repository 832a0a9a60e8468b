import { isPrivateHost } from '../navigation/private-host.ts';
import type { RequestKind } from '../navigation/request-kind.ts';
import { isCut, parseWebUrl } from '../navigation/url.ts';
import { isOneTimeLink } from '../outage/one-time-link.ts';

/** Why a check does not request the page itself. */
export type Withheld = 'form' | 'one-time' | 'unobserved';

/** What a check may request. Each field is a whole URL; undefined where there is nothing to request. */
export interface CheckTarget {
  /** The front page of the page's host. */
  readonly front: string;
  /** The page itself; the same as `front` if it is the front page. */
  readonly page: string | undefined;
  /** Why `page` is undefined. */
  readonly withheld: Withheld | undefined;
  /** The front page of the same name with `www.` in front of it, or without it. */
  readonly sibling: string | undefined;
  /** The front page without TLS. */
  readonly plain: string | undefined;
  /** Where a site's status page usually is. */
  readonly status: string | undefined;
  /** The tab shows a failed page. */
  readonly failed: boolean;
  /** It is likely to have failed because of the size of its cookies, which a check does not send. */
  readonly oversizedCookies: boolean;
  /** The page came through Cloudflare, which describes its errors as problem details (RFC 9457) on request. */
  readonly cloudflare: boolean;
}

/** The page that the user wants to have checked. */
export interface CheckedPage extends Pick<CheckTarget, 'failed' | 'oversizedCookies' | 'cloudflare'> {
  readonly url: string;
  readonly request: RequestKind;
}

/**
 * Returns what may be requested to check a page; undefined for anything but a web page.
 *
 * @param domain the registrable domain of the page's host: null if it has none, undefined if the browser does not tell
 */
export function checkTargetOf(
  { url, request, failed, oversizedCookies, cloudflare }: CheckedPage,
  domain: string | null | undefined,
): CheckTarget | undefined {
  const parsed = parseWebUrl(url);
  if (!parsed) return undefined;
  const { protocol, hostname, host, pathname, search, port } = parsed;
  const front = `${protocol}//${host}/`;
  const withheld = withheldReason(url, request);
  const at = (name: string | undefined) => name && `${protocol}//${name}${port && `:${port}`}/`;
  const isPublic = !isPrivateHost(url) && !isAddress(hostname);
  return {
    front,
    page: withheld ? undefined : `${protocol}//${host}${pathname}${search}`,
    withheld,
    sibling: isPublic ? at(siblingOf(hostname, domain)) : undefined,
    plain: protocol === 'https:' && port === '' ? `http://${host}/` : undefined,
    status: isPublic ? at(statusNameOf(hostname, domain)) : undefined,
    failed,
    oversizedCookies,
    cloudflare,
  };
}

/** Returns the hosts that a check may send requests to, the page's own first. */
export function requestedHosts({ front, sibling, status }: CheckTarget): readonly string[] {
  return [front, sibling, status].flatMap((url) => (url === undefined ? [] : new URL(url).host));
}

function withheldReason(url: string, request: RequestKind): Withheld | undefined {
  if (request === 'form') return 'form';
  if (isOneTimeLink(url)) return 'one-time';
  return request === 'unknown' || isCut(url) ? 'unobserved' : undefined;
}

/** Returns the same name with or without `www.`; undefined if that would name nothing or a public suffix. */
function siblingOf(hostname: string, domain: string | null | undefined): string | undefined {
  if (domain === null) return undefined;
  const bare = withoutWww(hostname);
  if (bare !== hostname) return domain === undefined || isWithin(bare, domain) ? bare : undefined;
  return hostname === (domain ?? likelyDomain(hostname)) ? `www.${hostname}` : undefined;
}

function statusNameOf(hostname: string, domain: string | null | undefined): string | undefined {
  const name = domain === undefined ? withoutWww(hostname) : domain;
  const status = name && `status.${name}`;
  return status === hostname || hostname.startsWith('status.') ? undefined : (status ?? undefined);
}

function withoutWww(hostname: string): string {
  const bare = hostname.replace(/^www\./, '');
  return bare.includes('.') ? bare : hostname;
}

/**
 * Returns a name of two labels, or of three that end like `co.uk`. The name is only ever prefixed with `www.`, so a
 * wrong guess stays within the site.
 */
function likelyDomain(hostname: string): string | undefined {
  return /^[\w-]+\.(?:[\w-]+|[\w-]{2,3}\.\w{2})$/.test(hostname) ? hostname : undefined;
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
}
