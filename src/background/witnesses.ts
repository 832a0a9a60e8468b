import type { RecentSuccesses } from '../diagnosis/diagnosis.ts';
import { originOf } from '../navigation/url.ts';

const atMostOnceIn = 60_000;
const originsKept = 2;

/**
 * The record of sites that answered well, if it is due to be written again; it is written at most
 * once a minute, so that healthy browsing costs nothing.
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
