import type { Page } from 'puppeteer-core';
import { type Benchmark, type Figure, type Promised, promised } from '../../tools/bench/figure.ts';
import { type Estimate, median, pairedRatio } from '../../tools/bench/statistics.ts';
import { callSource } from '../browsers/browser.ts';
import { startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { placedRivals } from './placed-rivals.ts';
import { openRivals, type Rivals, rivalNames } from './rivals.ts';
import { shuffled } from './shuffled.ts';
import { gatewayPage } from './sites.ts';

/** The promised ratio to a popup of one word. */
function mostOverFloor({ median: ratio }: Estimate): Promised {
  return promised('≤ 1.5', ratio <= 1.5, true);
}

/** When one popup was painted, in ms. */
interface Paints {
  /** From the click on the icon to its largest words. */
  readonly largest: number;
  /** From the start of its navigation to its first words. */
  readonly first: number;
}

const measures = [
  ['largest', 'click to the largest words'],
  ['first', 'navigation to the first words'],
] as const;

/**
 * Measures the popup over a failing page against one that contains a single word, and against rivals that were placed
 * by hand, all by turns in one browser.
 */
export const popup: Benchmark = {
  about:
    'chromium: the popup over a failing page: from the click and from its navigation to its words painted',
  async run({ rounds }) {
    const app = await startOrigin(gatewayPage);
    const placed = placedRivals('chromium');
    const names = [...rivalNames, ...placed.map(({ name }) => name)];
    const rivals = await openRivals(placed);
    const random = chance(2);
    const figures: Figure[] = [];
    try {
      const page = await rivals.browser.newPage();
      await page.goto(`http://shop.example:${app.port}/`);
      for (const state of ['awake', 'asleep'] as const) {
        const paints: Record<string, Paints[]> = Object.fromEntries(names.map((name) => [name, []]));
        for (let round = 0; round < rounds(25); round++)
          for (const name of shuffled(names, random)) {
            if (state === 'asleep') await rivals.sleep(name);
            paints[name]?.push(await paintsOf(rivals, name, page));
          }
        for (const [measure, words] of measures) {
          const times = (name: string) => (paints[name] ?? []).map((each) => each[measure]);
          const ours = times('gatelight');
          figures.push(
            ...names.slice(1).map((name) => {
              const ratio = pairedRatio(ours, times(name), random);
              return {
                what: `worker ${state}, ${words}${name === 'floor' ? '' : `; floor: ${name}`}`,
                value: median(ours),
                unit: 'ms',
                floor: median(times(name)),
                ratio,
                ...(name === 'floor' && { promise: mostOverFloor(ratio) }),
              } as const;
            }),
          );
        }
      }
    } finally {
      await rivals.close();
      await app.stop();
    }
    return figures;
  },
};

async function paintsOf(rivals: Rivals, name: string, page: Page): Promise<Paints> {
  await page.bringToFront();
  // By the clock that this process and the browser's pages share.
  const clicked = Date.now();
  const opened = await rivals.openPopup(name, page);
  const { largestAt, first } = (await opened.evaluate(callSource(readPaints, 'document', []))) as Reading;
  await opened.close();
  return { largest: largestAt - clicked, first };
}

interface Reading {
  /** In ms since the epoch. */
  readonly largestAt: number;
  readonly first: number;
}

/** Reads when the first and the largest text of the popup, which grew last, were painted. */
function readPaints(): Promise<Reading> {
  return new Promise((resolve) => {
    let latest = 0;
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) latest = Math.max(latest, startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    const ask = () => {
      const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      if (latest > 0 && first !== undefined && performance.now() - latest > 100)
        resolve({ largestAt: performance.timeOrigin + latest, first });
      else setTimeout(ask, 10);
    };
    ask();
  });
}
