import { type Benchmark, type Figure, surelyBelow } from '../../tools/bench/figure.ts';
import { median } from '../../tools/bench/statistics.ts';
import { type Browser, type BrowserName, type Tab, waitFor } from '../browsers/browser.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { launchForTimes } from './launch-for-times.ts';
import { loadPairs, type Pairs, ratioOf } from './load-pairs.ts';
import { loadTimes } from './load-times.ts';
import { muted, mutedQuery } from './muted.ts';
import { servePages } from './served.ts';
import { gatewayPage } from './sites.ts';

/** How many pairs of loads are measured at most, and how many of them at a time. */
const kinds = {
  plain: { most: 3_000, atOnce: 100 },
  heavy: { most: 800, atOnce: 20 },
} as const;

type Kind = keyof typeof kinds;

/** Pairs are added until the interval is this narrow to both sides. */
const narrow = 0.014;

/**
 * Measures loads of a plain and a heavy page, each with Gatelight or with its listeners muted: an extension
 * that registers the same listeners and does nothing.
 */
export function pageLoad(name: BrowserName): Benchmark {
  return {
    about: `${name}: navigation start to load event, as the page reports it; Gatelight and the same listeners by turns`,
    onlyByName: true,
    async run({ rounds }) {
      const site = await servePages();
      const failing = await startOrigin(gatewayPage);
      const browser = await launchForTimes(name, { prelude: muted });
      const random = chance(1);
      try {
        await checkMuting(browser, failing);
        const { page } = await browser.newTab();
        await page.bringToFront();
        const figures: Figure[] = [];
        for (const kind of ['plain', 'heavy'] as const) {
          const { most, atOnce } = kinds[kind];
          const url = `http://shop.example:${site.port}/${kind}`;
          await loadTimes(page, url, 'fg'.repeat(10));
          const enough = { atOnce, narrow, most: rounds(most) };
          const pairs = await loadPairs(page, url, { ours: 'g', theirs: 'f' }, enough, random);
          figures.push(figureOf(kind, pairs));
        }
        return figures;
      } finally {
        await browser.close();
        await failing.stop();
        await site.stop();
      }
    },
  };
}

/** Asserts that muting works; otherwise both loads of a pair would be the same and their ratio one. */
async function checkMuting(browser: Browser, { port }: Origin): Promise<void> {
  const badge = ({ id }: Tab) => browser.evaluate((api, tabId) => api.action.getBadgeText({ tabId }), id);
  const muted = await browser.newTab(`http://shop.example:${port}/${mutedQuery}`);
  const heard = await browser.newTab(`http://shop.example:${port}/?g`);
  await waitFor('the badge of a page that is heard of', async () => (await badge(heard)) === '502');
  // It failed before the other.
  const badgeText = await badge(muted);
  if (badgeText !== '') throw new Error(`Expected no badge on a muted page and found ${badgeText}`);
  await muted.close();
  await heard.close();
}

function figureOf(kind: Kind, pairs: Pairs): Figure {
  const { ours, theirs } = pairs;
  const ratio = ratioOf(pairs);
  return {
    what: `${kind} page, ${ours.length.toLocaleString('en')} pairs`,
    value: median(ours),
    unit: 'ms',
    floor: median(theirs),
    ratio,
    promise: surelyBelow(1.02, ratio),
  };
}
