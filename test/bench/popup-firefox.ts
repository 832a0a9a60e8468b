import type { Benchmark } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import type { Api, Browser, Tab } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { writeFloor } from './floor.ts';
import { mostOverFloor } from './popup.ts';
import { type Rival, rivalNames } from './rivals.ts';
import { shuffled } from './shuffled.ts';
import { gatewayPage } from './sites.ts';

/** As in Chromium, but in two Firefoxes by turns, and from the extension's own call. */
export const popupInFirefox: Benchmark = {
  about: 'firefox: the call of openPopup to the popup’s first words painted, over a failing page',
  async run({ rounds }) {
    const app = await startOrigin(gatewayPage);
    const floor = writeFloor('firefox');
    const browsers: Record<Rival, Browser> = {
      gatelight: await launch('firefox'),
      floor: await launch('firefox', { extension: floor.folder }),
    };
    const random = chance(4);
    const times: Record<Rival, number[]> = { gatelight: [], floor: [] };
    try {
      // Else the popup would open by itself once, for its icon is tucked away.
      await browsers.gatelight.evaluate((api) => api.storage.sync.set({ general: { openPopup: 'never' } }));
      const tabs: Record<Rival, Tab> = {
        gatelight: await browsers.gatelight.newTab(`http://shop.example:${app.port}/`),
        floor: await browsers.floor.newTab(`http://shop.example:${app.port}/`),
      };
      for (let round = 0; round < rounds(30); round++)
        for (const rival of shuffled(rivalNames, random)) {
          await tabs[rival].page.bringToFront();
          times[rival].push(await browsers[rival].evaluate(callToPaint));
        }
    } finally {
      for (const rival of rivalNames) await browsers[rival].close();
      floor.remove();
      await app.stop();
    }
    const ratio = pairedRatio(times.gatelight, times.floor, random);
    return [
      {
        what: 'popup, the event page awake',
        value: median(times.gatelight),
        unit: 'ms',
        floor: median(times.floor),
        ratio,
        promise: mostOverFloor(ratio),
      },
    ];
  },
};

/** Runs in the extension; gives ms. */
async function callToPaint(api: Api): Promise<number> {
  const called = performance.timeOrigin + performance.now();
  await api.action.openPopup();
  for (;;) {
    const [view] = api.extension.getViews({ type: 'popup' });
    const [paint] = view?.performance.getEntriesByName('first-contentful-paint') ?? [];
    if (view && paint) {
      const painted = view.performance.timeOrigin + paint.startTime;
      view.close();
      while (api.extension.getViews({ type: 'popup' }).length > 0)
        await new Promise((resolve) => setTimeout(resolve, 10));
      return painted - called;
    }
    if (performance.timeOrigin + performance.now() - called > 10_000) throw new Error('No paint within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
