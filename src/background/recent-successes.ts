import type { RecentSuccesses } from '../diagnosis/diagnosis.ts';
import type { Page } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import { originOf, parseWebUrl } from '../navigation/url.ts';

// In ms.
const atMostOnceIn = 60_000;

const originsKept = 2;

/**
 * Returns the recent successes with one more page; undefined if they were written less than a minute ago. The limit
 * keeps healthy browsing from causing writes.
 */
export function recentSuccessesAfter(
  before: RecentSuccesses | undefined,
  url: string,
  now: number,
): RecentSuccesses | undefined {
  if (before && now >= before.at && now - before.at < atMostOnceIn) return undefined;
  const origin = originOf(url);
  if (!origin) return undefined;
  const others = before?.origins.filter((known) => known !== origin) ?? [];
  return { at: now, origins: [origin, ...others].slice(0, originsKept) };
}

/**
 * Returns whether a page that loaded came from beyond the user's network. Without TLS and the headers of a known edge it
 * may be a captive portal's, and after a redirect to another host a portal's or a filter's.
 */
export function isFromBeyond({ url, requestedUrl, outcome }: Page): boolean {
  if (outcome.kind !== 'response' || outcome.head.fromCache) return false;
  const isFromServer = url.startsWith('https:') || outcome.head.edge !== undefined;
  if (!isFromServer || isPrivateHost(url)) return false;
  return url === requestedUrl || hostOf(url) === hostOf(requestedUrl);
}

function hostOf(url: string): string | undefined {
  return parseWebUrl(url)?.hostname.replace(/^www\./, '');
}
