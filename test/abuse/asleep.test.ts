import type { Browser as Puppeteer } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { familyOf } from '../browsers/processes.ts';
import { useStage } from '../e2e/stage.ts';
import { failing } from '../gateways/behaviors.ts';
import { isLong, report } from './run.ts';
import { accountedFor, counted, openSites, repair, settled, tallied, tryNow } from './sites.ts';

const asleepFor = isLong ? 90_000 : 9_000;
const sitesAtOnce = 10;

describe.each(browserNames)('in %s, a machine that sleeps and resumes', (name) => {
  let puppeteer: Puppeteer | undefined;
  const stage = useStage(name, {
    before: async (started) => {
      puppeteer = started;
    },
  });

  /**
   * Suspends the browser's processes, which stands in for a machine asleep: its clocks continue and nothing
   * of it runs.
   */
  async function sleep(ms: number): Promise<void> {
    const family = familyOf(puppeteer?.process()?.pid ?? -1);
    for (const pid of family) process.kill(pid, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, ms));
    for (const pid of family.reverse()) process.kill(pid, 'SIGCONT');
  }

  it(
    'sends each site one request on resuming, and continues on schedule',
    async () => {
      const sites = await openSites(
        stage,
        Array.from({ length: sitesAtOnce }, () => failing(502)),
      );
      expect(tallied(await accountedFor(stage, sites, 20_000)).lost).toBe(0);
      const before = sites.map(({ asked }) => asked().length);
      await sleep(asleepFor);
      const resumedAt = Date.now();
      // The shortest delay is 4 s, so more than one request within 3 s is a burst.
      await expect.poll(() => Date.now() - resumedAt, { timeout: 10_000 }).toBeGreaterThan(3_000);
      const burst = sites.map(({ asked }, nth) => asked().length - (before[nth] ?? 0));
      expect(Math.max(...burst)).toBeLessThanOrEqual(1);
      expect(tallied(await accountedFor(stage, sites, 20_000)).lost).toBe(0);

      await repair(sites);
      for (const site of sites) await tryNow(stage, site);
      const { recovered } = tallied(await settled(stage, sites, 20_000));
      const extra = burst.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
      report(
        `sleep and wake, ${name}`,
        await counted(stage, { cases: sitesAtOnce, recovered, lost: sitesAtOnce - recovered, extra }),
        {
          'seconds asleep': asleepFor / 1_000,
          'requests on waking': burst.reduce((sum, count) => sum + count, 0),
        },
      );
      expect(recovered).toBe(sitesAtOnce);
    },
    asleepFor + 60_000,
  );
});
