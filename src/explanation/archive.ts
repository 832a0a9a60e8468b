import { isPrivateHost } from '../navigation/private-host.ts';
import { isCut } from '../navigation/url.ts';
import { shareableUrl } from './redact.ts';

/**
 * Returns the Internet Archive's URL for its latest copy of a page (the documented `/web/<URL>`), without query, fragment
 * and credentials. Undefined for private hosts and for paths that may contain a token: there is no copy of them, and the
 * archive must not learn their URLs.
 */
export function archivedCopyOf(url: string): string | undefined {
  const shared = isPrivateHost(url) || isCut(url) ? undefined : shareableUrl(url);
  return shared === undefined || shared.includes('…') ? undefined : `https://web.archive.org/web/${shared}`;
}
