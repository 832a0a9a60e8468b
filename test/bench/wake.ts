import type { Benchmark, Figure } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import { startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { paintQuery } from './floor.ts';
import { type Console, openRivals, type Rival, rivalNames } from './rivals.ts';
import { shuffled } from './shuffled.ts';
import { gatewayPage } from './sites.ts';

/**
 * Measures a page's failure to its badge, with the worker stopped and running, against a worker that does
 * nothing but paint.
 */
export const wake: Benchmark = {
  about: 'commit of a failing page to its badge; the process of the extension is there',
  async run({ rounds }) {
    const app = await startOrigin(gatewayPage);
    const rivals = await openRivals();
    const random = chance(3);
    const figures: Figure[] = [];
    try {
      const page = await rivals.browser.newPage();
      const consoles: Record<Rival, Console> = {
        gatelight: await rivals.console('gatelight'),
        floor: await rivals.console('floor'),
      };
      for (const state of ['asleep', 'awake'] as const) {
        const times: Record<Rival, number[]> = { gatelight: [], floor: [] };
        for (let round = 0; round < rounds(20); round++)
          for (const rival of shuffled(rivalNames, random)) {
            await page.goto('about:blank');
            if (state === 'asleep') await rivals.sleep(rival);
            const painted = consoles[rival](commitToBadge);
            await page.goto(`http://shop.example:${app.port}/${paintQuery}`);
            times[rival].push(await painted);
          }
        figures.push({
          what: `commit to badge, the worker ${state}`,
          value: median(times.gatelight),
          unit: 'ms',
          floor: median(times.floor),
          ratio: pairedRatio(times.gatelight, times.floor, random),
        });
      }
    } finally {
      await rivals.close();
      await app.stop();
    }
    return figures;
  },
};

/** Runs in the extension: returns the time from the next web page's commit to the badge of its tab, in ms. */
async function commitToBadge(api: Parameters<Parameters<Console>[0]>[0]): Promise<number> {
  const { tabId, timeStamp } = await new Promise<{ tabId: number; timeStamp: number }>((resolve) => {
    api.webNavigation.onCommitted.addListener(function committed(details) {
      if (details.frameId !== 0 || !details.url.startsWith('http')) return;
      api.webNavigation.onCommitted.removeListener(committed);
      resolve(details);
    });
  });
  while ((await api.action.getBadgeText({ tabId })) === '') {
    if (Date.now() - timeStamp > 10_000) throw new Error('No badge within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return performance.timeOrigin + performance.now() - timeStamp;
}
