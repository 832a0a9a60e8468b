import { backWithin, recoveryTimes, usualShare } from './outage-statistics.ts';
import type { PastOutage } from './past-outages.ts';

/** In ms: 30 days, which totals and strips cover. */
export const period = 30 * 24 * 60 * 60_000;

/** The past outages of one site, and what they add up to. Durations in ms. */
export interface SiteSummary {
  readonly origin: string;
  /** Newest first. */
  readonly outages: readonly PastOutage[];
  /** How many of them ended within the period. */
  readonly recent: number;
  /** How long the site is known to have failed within the period. */
  readonly failedFor: number;
  /** Half of the recoveries took no longer; undefined if there were too few to tell. */
  readonly typicallyBackAfter: number | undefined;
  /** Most recoveries took no longer; undefined if there were too few to tell. */
  readonly usuallyBackWithin: number | undefined;
}

/**
 * Returns the sites of some outages, most trouble first: by how long and how often they failed within the period, then
 * by their last outage.
 *
 * @param now in ms since the epoch
 */
export function summarizeSites(outages: readonly PastOutage[], now: number): readonly SiteSummary[] {
  const sites = new Map<string, PastOutage[]>();
  for (const past of outages) {
    const known = sites.get(past.origin);
    if (known) known.push(past);
    else sites.set(past.origin, [past]);
  }
  return [...sites].map(([origin, own]) => summaryOf(origin, own, now)).sort(byTrouble);
}

function summaryOf(origin: string, outages: readonly PastOutage[], now: number): SiteSummary {
  const begin = now - period;
  let recent = 0;
  let failedFor = 0;
  for (const { since, until } of outages) {
    if (until <= begin) continue;
    recent++;
    failedFor += Math.max(0, until - Math.max(since, begin));
  }
  const times = recoveryTimes(outages);
  return {
    origin,
    outages: outages.toSorted((a, b) => b.since - a.since),
    recent,
    failedFor,
    typicallyBackAfter: backWithin(times, 0.5),
    usuallyBackWithin: backWithin(times, usualShare),
  };
}

function byTrouble(a: SiteSummary, b: SiteSummary): number {
  return b.failedFor - a.failedFor || b.recent - a.recent || lastEnd(b) - lastEnd(a);
}

function lastEnd({ outages }: SiteSummary): number {
  return outages[0]?.until ?? 0;
}

/** Returns the sites whose address contains each word of a search. */
export function matchingSites(sites: readonly SiteSummary[], search: string): readonly SiteSummary[] {
  const words = search.toLowerCase().split(/\s+/).flatMap(spellings);
  return sites.filter(({ origin }) => words.every((either) => either.some((word) => origin.includes(word))));
}

/** A word as it was typed, and as an address spells it: `münchen.example` is `xn--mnchen-3ya.example` there. */
function spellings(word: string): readonly (readonly string[])[] {
  if (word === '') return [];
  const url = `http://${word}`;
  const isForeign = /[^ -~]/.test(word) && URL.canParse(url);
  return [isForeign ? [word, new URL(url).hostname] : [word]];
}
