import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { useStage } from '../e2e/stage.ts';
import { failing, recoversAfter } from '../gateways/behaviors.ts';
import { isLong, longFor, report, seed, seeded } from './run.ts';
import {
  accountedFor,
  activateLost,
  counted,
  mostInAMinute,
  openSites,
  repair,
  settled,
  tallied,
  tryNow,
} from './sites.ts';

const pages = 20;
const killingFor = isLong ? longFor : 8_000;

describe.each(browserNames)('in %s, a worker that is killed again and again', (name) => {
  const stage = useStage(name);

  it(
    `loses none of ${pages} failing pages`,
    async () => {
      const random = seeded(seed);
      // Some recover soon, and fail again when they are visited again; some recover only after the last kill.
      const behaviors = Array.from({ length: pages }, (_, nth) =>
        nth % 2 ? failing(502) : recoversAfter(1 + Math.floor(random() * 3), failing(503)),
      );
      const sites = await openSites(stage, behaviors);
      expect(tallied(await accountedFor(stage, sites, 30_000)).lost).toBe(0);

      let kills = 0;
      for (const end = Date.now() + killingFor; Date.now() < end; ) {
        await new Promise((resolve) => setTimeout(resolve, random() * 1_500));
        if (
          await stage.browser.worker.stop().then(
            () => true,
            () => false,
          )
        )
          kills++;
        // Any event restarts it, so that it is killed whatever it is doing then.
        if (random() < 0.5)
          void stage.browser.evaluate((api) => api.runtime.sendMessage(null)).catch(() => 0);
        if (random() < 0.5) await visitAgain(sites[Math.floor(random() * pages)]?.tab.id ?? -1, kills);
      }
      await repair(sites);
      const alone = tallied(await settled(stage, sites, isLong ? 330_000 : 5_000));
      const seen = tallied(await activateLost(stage, sites));
      // Ten requests of the extension in a minute, the visit before them, and each later visit of the test's
      // own.
      const extra = sites.reduce(
        (sum, { asked, tab }) => sum + Math.max(0, mostInAMinute(asked()) - 11 - (visits.get(tab.id) ?? 0)),
        0,
      );
      for (const site of sites) await tryNow(stage, site);
      const clicked = tallied(await settled(stage, sites, 20_000));
      report(`worker killed, ${name}`, await counted(stage, { cases: pages, ...seen, extra }), {
        seed,
        seconds: killingFor / 1_000,
        kills,
        'visited again': [...visits.values()].reduce((sum, count) => sum + count, 0),
        'recovered automatically': alone.recovered,
        'recovered after a click': clicked.recovered,
        'most requests to a site in a minute': Math.max(...sites.map(({ asked }) => mostInAMinute(asked()))),
      });
      expect(seen.lost).toBe(0);
      expect(clicked.recovered).toBe(pages);
      expect(extra).toBe(0);
    },
    killingFor + 420_000,
  );

  /** How often the test itself visited a site again, by its tab. */
  const visits = new Map<number, number>();
  async function visitAgain(tabId: number, nth: number): Promise<void> {
    visits.set(tabId, (visits.get(tabId) ?? 0) + 1);
    await stage.browser.evaluate(
      async (api, id, query) => {
        const { url = '' } = await api.tabs.get(id);
        await api.tabs.update(id, { url: `${url.replace(/\?.*/, '')}?${query}` });
      },
      tabId,
      nth,
    );
  }
});
