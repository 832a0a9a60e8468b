import type { RecentSuccesses } from '../diagnosis/diagnosis.ts';
import { originOf } from '../navigation/url.ts';

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
