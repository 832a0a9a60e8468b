import type { Page } from 'puppeteer-core';
import type { Benchmark, Figure } from '../../tools/bench/figure.ts';
import { surelyBelow } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import { startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { openRivals, type Rival, rivalNames } from './rivals.ts';
import { shuffled } from './shuffled.ts';
import { pages } from './sites.ts';

// Loads of one page in a row, of which the middle one counts; before them some that do not.
const kinds = {
  plain: { path: '/plain', loads: 7 },
  heavy: { path: '/heavy', loads: 3 },
} as const;

type Kind = keyof typeof kinds;
type Variant = Rival | 'none';

const warmUps = 2;

/** Loads of a plain and a heavy page: with Gatelight, with its floor and with no extension, by turns. */
export const pageLoad: Benchmark = {
  about:
    'navigation start to load event, as the page itself tells it; Gatelight and its floor by turns in one Chromium',
  async run({ rounds }) {
    const app = await startOrigin(pages);
    const rivals = await openRivals();
    const random = chance(1);
    const times: Record<Kind, Record<Variant, number[]>> = {
      plain: { gatelight: [], floor: [], none: [] },
      heavy: { gatelight: [], floor: [], none: [] },
    };
    try {
      const page = await rivals.browser.newPage();
      for (let round = 0; round < rounds(60); round++) {
        for (const variant of shuffled([...rivalNames, 'none'] as const, random)) {
          await rivals.only(variant);
          for (const [kind, { path, loads }] of Object.entries(kinds) as [Kind, (typeof kinds)[Kind]][]) {
            const url = `http://shop.example:${app.port}${path}`;
            for (let nth = 0; nth < warmUps; nth++) await loadTime(page, url);
            const taken: number[] = [];
            for (let nth = 0; nth < loads; nth++) taken.push(await loadTime(page, url));
            times[kind][variant].push(median(taken));
          }
        }
      }
    } finally {
      await rivals.close();
      await app.stop();
    }
    return Object.entries(times).flatMap(([kind, { gatelight, floor, none }]): Figure[] => {
      const against = (theirs: number[]) => ({
        value: median(gatelight),
        unit: 'ms' as const,
        floor: median(theirs),
        ratio: pairedRatio(gatelight, theirs, random),
      });
      const overFloor = against(floor);
      return [
        {
          what: `${kind} page, over the same listeners`,
          ...overFloor,
          promise: surelyBelow(1.02, overFloor.ratio),
        },
        { what: `${kind} page, over no extension`, ...against(none) },
      ];
    });
  },
};

/** In ms, by the page's own entry. */
async function loadTime(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry?.loadEventStart ?? Number.NaN;
  });
}
