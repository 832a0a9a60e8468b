import { isPrivateHost } from '../navigation/private-host.ts';
import { bareUrl } from './shareable-url.ts';

/**
 * Where the Internet Archive shows the latest copy that it has of a page (its documented `/web/<URL>`), without query,
 * fragment and credentials. Undefined for a private host, which it cannot know and need not hear of.
 */
export function archivedCopyOf(url: string): string | undefined {
  const bare = isPrivateHost(url) ? undefined : bareUrl(url);
  return bare && `https://web.archive.org/web/${bare}`;
}
