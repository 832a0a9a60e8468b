import { parseWebUrl } from '../navigation/url.ts';
import type { CookieGroup } from './cookie-groups.ts';

/** What distinguishes cookies from ordinary ones of this host. */
export type CookieLabel =
  | { readonly name: 'sign-in' | 'analytics' | 'consent' | 'partitioned' | 'session' | 'not-restorable' }
  | { readonly name: 'parts'; readonly count: number }
  /** Set for this domain and all hosts in it. */
  | { readonly name: 'parent-domain'; readonly domain: string }
  /** Sent only below this path. */
  | { readonly name: 'path'; readonly path: string };

/** Returns the labels of a group, the most important first. */
export function labelsOf({ purpose, cookies }: CookieGroup, url: string): readonly CookieLabel[] {
  const [{ domain, path, hostOnly, partition, session }] = cookies;
  const isOfParent = !hostOnly && domain !== parseWebUrl(url)?.hostname;
  const isRestorable = cookies.every(({ restorable }) => restorable);
  return [
    ...(purpose === 'other' ? [] : [{ name: purpose }]),
    ...(cookies.length > 1 ? [{ name: 'parts' as const, count: cookies.length }] : []),
    ...(isOfParent ? [{ name: 'parent-domain' as const, domain }] : []),
    ...(path === '/' ? [] : [{ name: 'path' as const, path }]),
    ...(partition ? [{ name: 'partitioned' as const }] : []),
    ...(session ? [{ name: 'session' as const }] : []),
    ...(isRestorable ? [] : [{ name: 'not-restorable' as const }]),
  ];
}

/** Returns whether servers at other ports of the host set cookies for this URL, too: cookies know no ports (RFC 6265, 8.5). */
export function mayBeOfOtherPort(url: string): boolean {
  return Boolean(parseWebUrl(url)?.port);
}
