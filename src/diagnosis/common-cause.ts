import type { Cause } from './causes.ts';
import type { Diagnosis } from './diagnosis.ts';
import { type Edge, isEdge } from './edge-of.ts';
import { type RecentSite, type RecentSites, siteNameOf, withFailedSite } from './recent-sites.ts';

/** Several sites behind one edge failed at about the same time, while others work. */
export interface CommonCause {
  readonly edge: Edge;
  /** How many sites behind the edge failed within `closeTogether`. */
  readonly failed: number;
  /** How many other sites worked within the same time. */
  readonly working: number;
  /** `probable` from three sites on. */
  readonly certainty: 'possible' | 'probable';
}

/** In ms. Failures that began within this time may have one cause. */
const closeTogether = 5 * 60_000;

/** The most likely that chance alone may be to make so many of these sites fail. */
const mostByChance = 0.0015;

/**
 * How often a site is assumed to fail on its own before this browser has seen many: `priorFailures` in `priorSites`,
 * more than the usual one in a hundred, because what a user opens from a list of old links fails more often.
 */
const [priorFailures, priorSites] = [1, 25];

/** Causes that concern this site alone, whatever stands in front of it. */
const ownCauses: ReadonlySet<Cause> = new Set<Cause>([
  'maintenance',
  'paused',
  'misconfigured',
  'storage-full',
  'traffic-spent',
  'gateway-dns',
  'gateway-tls',
  'certificate-bad',
  'redirect-loop',
]);

/**
 * Returns the recent sites after a page was diagnosed, and the common cause that they show.
 *
 * @param now in ms since the epoch
 */
export function commonCause(
  before: RecentSites,
  url: string,
  diagnosis: Diagnosis,
  now: number,
): { readonly recentSites: RecentSites; readonly commonCause: CommonCause | undefined } {
  const recentSites = withDiagnosed(before, url, diagnosis, now);
  const isOffline = diagnosis.connection === 'down';
  return { recentSites, commonCause: isOffline ? undefined : commonCauseOf(recentSites, url) };
}

/**
 * Returns the recent sites after a page was diagnosed. What the site answers on purpose is no failure, nor is one that
 * only the response's content revealed to be meant (a check for bots).
 */
function withDiagnosed(before: RecentSites, url: string, diagnosis: Diagnosis, now: number): RecentSites {
  const name = siteNameOf(url);
  const { status, fault, privateHost } = diagnosis;
  if (!name || privateHost || fault === 'user') return before;
  if (fault === 'none' || (status ?? 500) < 500)
    return before.filter((site) => site.name !== name || site.failedSince === undefined);
  return withFailedSite(before, name, suspectEdgeOf(diagnosis), now);
}

/**
 * Returns the edge that the failure may come from. Undefined if a hop behind the edge is known to have generated the
 * response, because then the edge works; and without a response, because then the user's own network may be at fault.
 */
function suspectEdgeOf(diagnosis: Diagnosis): Edge | undefined {
  const { status, chain, generatedBy, cause, fault, basis } = diagnosis;
  if (status === undefined || fault === 'network' || ownCauses.has(cause)) return undefined;
  const edge = chain.map(({ product }) => product).find(isEdge);
  const isFromBehind = generatedBy !== null && generatedBy !== edge && !basis.generatedBy.endsWith('status');
  return isFromBehind ? undefined : edge;
}

/**
 * Returns the common cause of a site's failure and of others that began within five minutes; undefined if chance
 * explains them as well. Chance is estimated from all other sites: how often they fail, whatever edge they have. So if
 * everything fails, or every tenth link of a list, no edge is suspected.
 */
function commonCauseOf(sites: RecentSites, url: string): CommonCause | undefined {
  const name = siteNameOf(url);
  const own = sites.find((site) => site.name === name);
  const failed = own ? failedWith(own, sites) : [];
  if (!own?.edge || failed.length < 2) return undefined;

  const since = Math.min(...failed.map(startOf));
  const others = sites.filter((site) => !failed.includes(site));
  const works = others.filter(({ failedSince }) => failedSince === undefined);
  const against = works.filter(({ edge, at }) => edge === own.edge && at >= since).length;
  const chance = (others.length - works.length + priorFailures) / (others.length - against + priorSites);
  const working = works.filter(({ at }) => at >= since - closeTogether).length;
  const isByChance = atLeast(failed.length, failed.length + against, chance) > mostByChance;
  if (working === 0 || isByChance) return undefined;
  const certainty = failed.length > 2 ? 'probable' : 'possible';
  return { edge: own.edge, failed: failed.length, working, certainty };
}

/** Returns the most sites behind a site's edge whose failures, its own among them, began within `closeTogether`. */
function failedWith(own: RecentSite, sites: RecentSites): RecentSites {
  const failing = sites.filter(({ edge, failedSince }) => edge === own.edge && failedSince !== undefined);
  const from = (start: number) =>
    failing.filter((site) => startOf(site) >= start && startOf(site) - start <= closeTogether);
  const groups = failing.map((first) => from(startOf(first))).filter((group) => group.includes(own));
  return groups.reduce((most, group) => (group.length > most.length ? group : most), []);
}

function startOf({ failedSince, at }: RecentSite): number {
  return failedSince ?? at;
}

/** Returns how likely at least `count` of `all` sites fail, each with the given probability (binomial). */
function atLeast(count: number, all: number, each: number): number {
  let likelihood = (1 - each) ** all;
  let fewer = 0;
  for (let number = 0; number < count; number++) {
    fewer += likelihood;
    likelihood *= ((all - number) / (number + 1)) * (each / (1 - each));
  }
  return 1 - fewer;
}
