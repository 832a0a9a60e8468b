import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import type { Edge } from '../../src/diagnosis/edge-of.ts';
import { pageWith } from '../support/page.ts';

/**
 * Shares of the sites that people open, about as surveys of the web's largest sites give them; the rest has no edge
 * that is recognized.
 */
const shares: readonly (readonly [edge: Edge, share: number])[] = [
  ['cloudflare', 0.25],
  ['cloudfront', 0.08],
  ['akamai', 0.07],
  ['google-gfe', 0.07],
  ['fastly', 0.06],
  ['vercel', 0.03],
  ['azure-front-door', 0.02],
  ['netlify', 0.02],
  ['imperva', 0.01],
  ['bunny', 0.01],
];

/** How a person browses. */
export interface Habit {
  readonly name: string;
  /** The share of loads that go to one of the person's own forty sites. */
  readonly own: number;
  /** Of the sites opened for the first time, those that are gone for good. */
  readonly dead: number;
  /** Between two loads, in ms, on average. */
  readonly pause: number;
}

export const habits: readonly Habit[] = [
  { name: 'daily browsing', own: 0.7, dead: 0.005, pause: 25_000 },
  { name: 'searching', own: 0.3, dead: 0.01, pause: 12_000 },
  { name: 'an old list of links', own: 0.05, dead: 0.1, pause: 6_000 },
];

/** An edge whose sites fail from some time on. */
export interface EdgeOutage {
  readonly edge: Edge;
  readonly from: number;
  readonly until: number;
  /** The share of its sites that fail. */
  readonly depth: number;
}

/** One page that was loaded. */
export interface Load {
  readonly at: number;
  readonly url: string;
  readonly edge: Edge | undefined;
  /** Undefined if the page loaded. */
  readonly diagnosis: Diagnosis | undefined;
  /** The edge's outage is why it failed. */
  readonly isShared: boolean;
}

interface Site {
  readonly url: string;
  readonly edge: Edge | undefined;
  /** It fails on its own from this time on. */
  readonly failsFrom: number;
  readonly failsUntil: number;
  /** An outage reaches it if it is at least this deep. */
  readonly depth: number;
}

const hour = 3_600_000;

/** Of a site that worked before, the chance to fail on its own at some time of an hour. */
const ownOutages = 0.01;

/** Replays one hour of a person's browsing, with failures of single sites and, if given, the outage of one edge. */
export function browse(habit: Habit, outage: EdgeOutage | undefined, random: () => number): readonly Load[] {
  let sites = 0;
  const newSite = (dead: number): Site => {
    const isDead = random() < dead;
    const from = random() < ownOutages ? random() * hour : Number.POSITIVE_INFINITY;
    return {
      url: `https://www.site${++sites}.example/`,
      edge: drawEdge(random),
      failsFrom: isDead ? 0 : from,
      failsUntil: isDead ? Number.POSITIVE_INFINITY : from + (2 + random() * 30) * 60_000,
      depth: random(),
    };
  };
  const own = Array.from({ length: 40 }, () => newSite(0));
  const loads: Load[] = [];
  let site = own[0] as Site;
  for (let at = 0; at < hour; at += -Math.log(1 - random()) * habit.pause) {
    const failedBefore = loads.at(-1)?.diagnosis !== undefined;
    // After a failure people try again before they go on; on a page that loaded they follow links of the site.
    const stays = random() < 0.4;
    if (!stays && !(failedBefore && random() < 0.3))
      site =
        random() < habit.own ? (own[Math.floor(random() ** 2 * own.length)] as Site) : newSite(habit.dead);
    const isShared = outage !== undefined && isReached(site, outage, at);
    const fails = isShared || (at >= site.failsFrom && at < site.failsUntil);
    const diagnosis = fails ? diagnosisOf(site, isShared, random) : undefined;
    loads.push({ at, url: site.url, edge: site.edge, diagnosis, isShared });
  }
  return loads;
}

function isReached({ edge, depth }: Site, outage: EdgeOutage, at: number): boolean {
  return edge === outage.edge && depth <= outage.depth && at >= outage.from && at < outage.until;
}

export function drawEdge(random: () => number): Edge | undefined {
  let left = random();
  for (const [edge, share] of shares) {
    left -= share;
    if (left < 0) return edge;
  }
  return undefined;
}

/** The header by which a response shows its edge. */
const signs: Partial<Readonly<Record<Edge, readonly [name: string, value: string]>>> = {
  cloudflare: ['cf-ray', '8f1-FRA'],
  cloudfront: ['x-amz-cf-id', 'abc=='],
  akamai: ['akamai-grn', '0.1.2.3'],
  'google-gfe': ['server', 'gws'],
  fastly: ['x-served-by', 'cache-fra1-FRA'],
  vercel: ['x-vercel-id', 'fra1::abc'],
  'azure-front-door': ['x-azure-ref', 'abc'],
  netlify: ['x-nf-request-id', 'abc'],
  imperva: ['x-iinfo', '1-2-3'],
  bunny: ['cdn-requestid', 'abc'],
};

/** What a failing site answers: an edge's own page, the page of a gateway behind it, or nothing. */
function diagnosisOf({ url, edge }: Site, isShared: boolean, random: () => number): Diagnosis {
  const sign = edge && signs[edge];
  const kind = random();
  const now = 1_800_000_000_000;
  // A site without an edge, and some behind one that failed as a whole, do not answer.
  if (kind < (isShared ? 0.02 : 0.15)) {
    const outcome = { kind: 'error', code: 'net::ERR_CONNECTION_TIMED_OUT' } as const;
    return diagnose(pageWith({ url, outcome, arrivedAt: now }), { now, online: true });
  }
  const behind = !isShared && kind < 0.45;
  const status =
    edge === 'cloudflare' && !behind && kind < 0.8 ? 522 : [500, 502, 503, 504][Math.floor(random() * 4)];
  const headers = [...(sign ? [sign] : []), ...(behind ? [['server', 'nginx'] as const] : [])];
  const content = behind
    ? {
        title: `${status} Bad Gateway`,
        text: `${status} Bad Gateway nginx`,
        markup: '',
        textLength: 22,
        refreshes: false,
      }
    : undefined;
  const head = { status: status ?? 503, headers, fromCache: false, redirected: false };
  const page = pageWith({ url, outcome: { kind: 'response', head }, arrivedAt: now });
  return diagnose(page, { now, online: true, content });
}
