import type { Page } from 'puppeteer-core';
import { type Benchmark, type Figure, surelyBelow } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import type { BrowserName } from '../browsers/browser.ts';
import { startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { openRivals, type Rival, type Rivals, rivalNames } from './rivals.ts';
import { openFirefoxRivals } from './rivals-firefox.ts';
import { shuffled } from './shuffled.ts';
import { pages } from './sites.ts';

type Variant = Rival | 'none';

type Openers = Record<BrowserName, () => Promise<Pick<Rivals, 'browser' | 'only' | 'close'>>>;

const openers: Openers = { chromium: openRivals, firefox: openFirefoxRivals };

/** How often each turn loads each page; the first loads after a change of extension do not count. */
const kinds = {
  plain: { path: '/plain', warmUps: 3, loads: 16 },
  heavy: { path: '/heavy', warmUps: 0, loads: 2 },
} as const;

type Kind = keyof typeof kinds;

/** Loads of a plain and a heavy page: with Gatelight, with its floor and with no extension, by turns. */
export function pageLoad(name: BrowserName, turns: number): Benchmark {
  return {
    about: `${name}: navigation start to load event, as the page tells it; Gatelight, its floor and neither by turns`,
    async run({ rounds }) {
      const app = await startOrigin(pages);
      const rivals = await openers[name]();
      const random = chance(1);
      const times: Record<Kind, Record<Variant, number[]>> = {
        plain: { gatelight: [], floor: [], none: [] },
        heavy: { gatelight: [], floor: [], none: [] },
      };
      try {
        const page = await rivals.browser.newPage();
        await page.bringToFront();
        for (let round = 0; round < rounds(turns); round++)
          for (const variant of shuffled([...rivalNames, 'none'] as const, random)) {
            await rivals.only(variant);
            for (const kind of ['plain', 'heavy'] as const) {
              const { path, warmUps, loads } = kinds[kind];
              const url = `http://shop.example:${app.port}${path}`;
              for (let nth = 0; nth < warmUps; nth++) await loadTime(page, url);
              for (let nth = 0; nth < loads; nth++) times[kind][variant].push(await loadTime(page, url));
            }
          }
      } finally {
        await rivals.close();
        await app.stop();
      }
      return (['plain', 'heavy'] as const).flatMap((kind) => figuresOf(kind, times[kind], random));
    },
  };
}

function figuresOf(
  kind: Kind,
  { gatelight, floor, none }: Record<Variant, number[]>,
  random: () => number,
): Figure[] {
  const over = (theirs: number[]) => ({
    value: median(gatelight),
    unit: 'ms' as const,
    floor: median(theirs),
    ratio: pairedRatio(gatelight, theirs, random),
  });
  const overFloor = over(floor);
  return [
    {
      what: `${kind} page, over the same listeners`,
      ...overFloor,
      promise: surelyBelow(1.02, overFloor.ratio),
    },
    { what: `${kind} page, over no extension`, ...over(none) },
  ];
}

/** In ms, by the page's own entry. */
async function loadTime(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry?.loadEventStart ?? Number.NaN;
  });
}
