import { describe, expect, it } from 'vitest';
import { commonCause } from '../../src/diagnosis/common-cause.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { type RecentSites, withWorkingSite } from '../../src/diagnosis/recent-sites.ts';
import { chance } from '../outage/chance.ts';
import { browse, drawEdge, type EdgeOutage, habits, type Load } from './browsing.ts';
import { diagnosed, pageFailed, stockPage } from './responses.ts';

const begun = 1_800_000_000_000;
const minute = 60_000;

type Response = Omit<Parameters<typeof diagnosed>[0], 'url'>;

/** A page of a site at a minute: it failed with a response, or loaded and showed an edge or none. */
type Step = readonly [minute: number, site: string, result: Response | string | undefined];

const unreachable = (edge: 'cloudflare' | 'fastly'): Response =>
  edge === 'cloudflare'
    ? { status: 522, headers: { server: 'cloudflare', 'cf-ray': '8f1-FRA' } }
    : { status: 503, headers: { 'x-served-by': 'cache-fra1-FRA' } };
const down = unreachable('cloudflare');

/** No response arrived. */
const silent: Response = { status: 0 };

/** Returns the common cause that the last step shows. */
function causeAfter(...steps: readonly Step[]) {
  let sites: RecentSites = [];
  let found: ReturnType<typeof commonCause>['commonCause'];
  for (const [at, site, result] of steps) {
    const now = begun + at * minute;
    const url = `https://${site}.example/`;
    if (typeof result !== 'object') {
      sites = withWorkingSite(sites, url, result, now) ?? sites;
      continue;
    }
    const diagnosis =
      result === silent
        ? diagnose(pageFailed('net::ERR_CONNECTION_TIMED_OUT', url), { now, online: true })
        : diagnosed({ ...result, url });
    ({ recentSites: sites, commonCause: found } = commonCause(sites, url, diagnosis, now));
  }
  return found;
}

const working: readonly Step[] = ['news', 'mail', 'bank', 'maps'].map((site) => [0, site, undefined]);

describe('a common cause', () => {
  it('is probable once three sites behind one edge failed within five minutes while others work', () => {
    expect(causeAfter(...working, [1, 'a', down], [2, 'b', down], [5, 'c', down])).toEqual({
      edge: 'cloudflare',
      failed: 3,
      working: 4,
      certainty: 'probable',
    });
  });

  it('is possible with two sites, and none with one', () => {
    expect(causeAfter(...working, [1, 'a', down], [2, 'b', down])?.certainty).toBe('possible');
    expect(causeAfter(...working, [1, 'a', down])).toBeUndefined();
  });

  it.each<{ because: string; steps: readonly Step[] }>([
    {
      because: 'it is one site in many tabs',
      steps: [
        [1, 'a', down],
        [1, 'www.a', down],
        [2, 'm.a', down],
      ],
    },
    {
      because: 'the failures began too far apart',
      steps: [
        [1, 'a', down],
        [9, 'b', down],
      ],
    },
    {
      because: 'other sites fail as well',
      steps: [
        [1, 'a', down],
        [1, 'x', silent],
        [1, 'y', silent],
        [2, 'b', down],
        [2, 'z', silent],
        [3, 'c', down],
      ],
    },
    {
      because: 'the others are behind another edge',
      steps: [
        [1, 'a', down],
        [2, 'b', unreachable('fastly')],
      ],
    },
    {
      because: 'most sites of the edge work',
      steps: [
        [1, 'a', down],
        ...'efghij'.split('').map((site): Step => [2, site, 'cloudflare']),
        [3, 'b', down],
      ],
    },
    {
      because: 'other pages of the sites work',
      steps: [
        [1, 'a', down],
        [1, 'b', down],
        [2, 'a', 'cloudflare'],
        [2, 'b', 'cloudflare'],
        [3, 'c', down],
      ],
    },
    {
      because: 'each site’s own gateway answered',
      steps: ['a', 'b', 'c'].map(
        (site): Step => [
          1,
          site,
          { status: 502, headers: { 'cf-ray': '8f1-FRA' }, body: stockPage('502 Bad Gateway', 'nginx') },
        ],
      ),
    },
    {
      because: 'the sites are closed on purpose',
      steps: ['a', 'b', 'c'].map(
        (site): Step => [
          1,
          site,
          { status: 503, headers: { 'cf-ray': '8f1-FRA' }, body: '<h1>Down for maintenance</h1>' },
        ],
      ),
    },
    {
      because: 'the edge checks for bots',
      steps: ['a', 'b', 'c'].map(
        (site): Step => [
          1,
          site,
          { status: 503, headers: { 'cf-ray': '8f1-FRA', 'cf-mitigated': 'challenge' } },
        ],
      ),
    },
  ])('is none where $because', ({ steps }) => {
    expect(causeAfter(...working, ...steps)).toBeUndefined();
  });

  it('is none if no other site is known to work', () => {
    expect(causeAfter([1, 'a', down], [2, 'b', down], [3, 'c', down])).toBeUndefined();
  });

  it('stays while the sites keep failing', () => {
    const failing = ['a', 'b', 'c'].map((site): Step => [1, site, down]);
    const later = ['a', 'b', 'c'].map((site): Step => [12, site, down]);
    expect(causeAfter(...working, ...failing, [11, 'news', undefined], ...later)?.certainty).toBe('probable');
  });

  it("is not said of sites that no longer answer, because the user's own network may be at fault", () => {
    const before = ['a', 'b', 'c'].map((site): Step => [0, site, 'fastly']);
    const steps = ['a', 'b', 'c'].map((site): Step => [1, site, silent]);
    expect(causeAfter(...working, ...before, ...steps)).toBeUndefined();
  });
});

// In ms; a few seconds where nothing else runs.
const patience = 120_000;

describe('in an hour of browsing', { timeout: patience }, () => {
  /** In ms. The browser stops an idle worker, except while a site is retried. */
  const [idle, retried] = [30_000, 15 * minute];

  interface Outcome {
    /** Failures that no outage of an edge explains, and those of them that were attributed to one. */
    readonly single: number;
    readonly wrong: number;
    /** Three sites failed within five minutes because of one edge, and that was said. */
    readonly isDue: boolean;
    readonly isFound: boolean;
  }

  function replay(loads: readonly Load[]): Outcome {
    let sites: RecentSites = [];
    let stored = sites;
    let [last, lastFailed] = [0, -retried];
    let [single, wrong, isDue, isFound] = [0, 0, false, false];
    const shared = new Map<string, number>();
    for (const { at, url, edge, diagnosis, isShared } of loads) {
      if (at - last > idle && at - lastFailed > retried) sites = stored;
      last = at;
      if (!diagnosis) {
        sites = withWorkingSite(sites, url, edge, at) ?? sites;
        continue;
      }
      lastFailed = at;
      const found = commonCause(sites, url, diagnosis, at);
      sites = stored = found.recentSites;
      if (!isShared) {
        single++;
        wrong += Number(found.commonCause !== undefined);
        continue;
      }
      if (!shared.has(url)) shared.set(url, at);
      isDue ||= [...shared.values()].filter((since) => at - since <= 5 * minute).length >= 3;
      isFound ||= isDue && found.commonCause?.certainty === 'probable' && found.commonCause.edge === edge;
    }
    return { single, wrong, isDue, isFound };
  }

  const depths = [0.3, 0.5, 0.8, 1];
  const random = chance(18);

  function drawOutage(depth: number): EdgeOutage {
    const edge = drawEdge(random) ?? 'cloudflare';
    const from = (10 + random() * 20) * minute;
    return { edge, from, until: from + (10 + random() * 25) * minute, depth };
  }

  const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;

  it('at least 90 % of the outages of an edge are found once three sites failed', () => {
    const found: Outcome[] = [];
    for (const habit of habits)
      for (const depth of depths) {
        const all = Array.from({ length: 30 }, () => replay(browse(habit, drawOutage(depth), random)));
        const due = all.filter(({ isDue }) => isDue);
        const count = due.filter(({ isFound }) => isFound).length;
        console.info(`${habit.name}, ${percent(depth, 1)} of the sites: ${count} of ${due.length} found`);
        found.push(...due);
      }
    const share = found.filter(({ isFound }) => isFound).length;
    console.info(`found: ${share} of ${found.length}, ${percent(share, found.length)}`);
    expect(share / found.length).toBeGreaterThanOrEqual(0.9);
  });

  it.each(habits)(
    'under 1 % of the failures of single sites are attributed to an edge, with $name',
    (habit) => {
      const all = Array.from({ length: 40 }, () => replay(browse(habit, undefined, random)));
      const single = all.reduce((sum, each) => sum + each.single, 0);
      const wrong = all.reduce((sum, each) => sum + each.wrong, 0);
      console.info(`${habit.name}: ${wrong} of ${single} wrong, ${percent(wrong, single)}`);
      expect(wrong / single).toBeLessThan(0.01);
    },
  );
});
