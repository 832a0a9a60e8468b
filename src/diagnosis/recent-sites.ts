import { parseWebUrl } from '../navigation/url.ts';
import { type Edge, isEdge } from './edge-of.ts';

/** How a site last answered this browser. */
export interface RecentSite {
  readonly name: string;
  /** The edge in front of it; undefined if it showed none. */
  readonly edge?: Edge | undefined;
  /** When it last answered or failed, in ms since the epoch. */
  readonly at: number;
  /** Since when it has failed without a page that loaded in between, in ms since the epoch; undefined if it works. */
  readonly failedSince?: number | undefined;
}

/** The sites that this browser loaded lately, the latest last. Never those of private windows. */
export type RecentSites = readonly RecentSite[];

const sitesKept = 60;

/** In ms. */
const remembered = 15 * 60_000;

/** In ms. A site that keeps working is not worth an update of the memory for each of its pages. */
const worksFor = 30_000;

/** Second-level labels under which registries of countries sell names (`shop.co.uk`). */
const shared = /^(?:com?|net|org|edu|gov|gob|ac|or|ne|go|gv)$/;

/**
 * Returns the name under which the pages of a URL's host count as one site: about the registrable domain, so that an
 * outage of one operator's subdomains counts once. Without the public suffix list, sites that share a host's domain
 * (`a.github.io`) count as one too, which can only hide a common cause.
 */
export function siteNameOf(url: string): string | undefined {
  const host = parseWebUrl(url)?.hostname;
  if (!host || /^\[|\d$/.test(host)) return host;
  const labels = host.split('.');
  const isBelowShared = (labels.at(-1) ?? '').length === 2 && shared.test(labels.at(-2) ?? '');
  return labels.slice(isBelowShared ? -3 : -2).join('.');
}

/** Returns the recent sites after a page of one of them loaded; undefined if that is no news. */
export function withWorkingSite(
  before: RecentSites,
  url: string,
  edge: string | undefined,
  now: number,
): RecentSites | undefined {
  const name = siteNameOf(url);
  if (!name) return undefined;
  const known = before.find((site) => site.name === name);
  const isNews = !known || known.failedSince !== undefined || Math.abs(now - known.at) >= worksFor;
  return isNews ? withSite(before, { name, edge: isEdge(edge) ? edge : known?.edge, at: now }) : undefined;
}

/** Returns the recent sites after a page of one of them failed. Its further failures, in any tab, count as the same. */
export function withFailedSite(
  before: RecentSites,
  name: string,
  edge: Edge | undefined,
  now: number,
): RecentSites {
  const known = before.find((site) => site.name === name);
  return withSite(before, { name, edge, at: now, failedSince: Math.min(known?.failedSince ?? now, now) });
}

function withSite(before: RecentSites, site: RecentSite): RecentSites {
  const others = before.filter(({ name, at }) => name !== site.name && site.at - at < remembered);
  return [...others, site].slice(-sitesKept);
}
