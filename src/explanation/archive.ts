import { isPrivateHost } from '../navigation/private-host.ts';
import { isCut } from '../navigation/url.ts';
import { shareableUrl } from './redact.ts';

/**
 * Where the Internet Archive shows the latest copy that it has of a page (its documented `/web/<URL>`), without query,
 * fragment and credentials. Undefined where the archive has no copy and need not hear of the page: of a private host, and
 * of an address with a token in its path.
 */
export function archivedCopyOf(url: string): string | undefined {
  const shared = isPrivateHost(url) || isCut(url) ? undefined : shareableUrl(url);
  return shared === undefined || shared.includes('…') ? undefined : `https://web.archive.org/web/${shared}`;
}
