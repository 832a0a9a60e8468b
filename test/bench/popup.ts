import type { Page } from 'puppeteer-core';
import { type Benchmark, type Figure, type Promised, promised } from '../../tools/bench/figure.ts';
import { type Estimate, median, pairedRatio } from '../../tools/bench/statistics.ts';
import { callSource } from '../browsers/browser.ts';
import { startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { openRivals, type Rival, type Rivals, rivalNames } from './rivals.ts';
import { shuffled } from './shuffled.ts';
import { gatewayPage } from './sites.ts';

/** The promised ratio to a popup of one word. */
export function mostOverFloor({ median: ratio }: Estimate): Promised {
  return promised('≤ 1.5', ratio <= 1.5, true);
}

/**
 * Measures the popup over a failing page, from the click to its text, against one that contains a single
 * word.
 */
export const popup: Benchmark = {
  about: 'chromium: click on the icon to the popup’s largest words painted, over a failing page',
  async run({ rounds }) {
    const app = await startOrigin(gatewayPage);
    const rivals = await openRivals();
    const random = chance(2);
    const figures: Figure[] = [];
    try {
      const page = await rivals.browser.newPage();
      await page.goto(`http://shop.example:${app.port}/`);
      for (const state of ['awake', 'asleep'] as const) {
        const times: Record<Rival, number[]> = { gatelight: [], floor: [] };
        for (let round = 0; round < rounds(25); round++)
          for (const rival of shuffled(rivalNames, random)) {
            if (state === 'asleep') await rivals.sleep(rival);
            times[rival].push(await paintTime(rivals, rival, page));
          }
        const ratio = pairedRatio(times.gatelight, times.floor, random);
        figures.push({
          what: `popup, the worker ${state}`,
          value: median(times.gatelight),
          unit: 'ms',
          floor: median(times.floor),
          ratio,
          promise: mostOverFloor(ratio),
        });
      }
    } finally {
      await rivals.close();
      await app.stop();
    }
    return figures;
  },
};

/** Returns ms by the clock that this process and the browser's pages share. */
async function paintTime(rivals: Rivals, rival: Rival, page: Page): Promise<number> {
  await page.bringToFront();
  const clicked = Date.now();
  const opened = await rivals.openPopup(rival, page);
  const painted = (await opened.evaluate(callSource(largestPaint, 'document', []))) as number;
  await opened.close();
  return painted - clicked;
}

/** Returns when the largest text of the popup, which grew last, was painted, in ms since the epoch. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    let latest = 0;
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) latest = Math.max(latest, startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    const ask = () => {
      if (latest > 0 && performance.now() - latest > 100) resolve(performance.timeOrigin + latest);
      else setTimeout(ask, 10);
    };
    ask();
  });
}
