import type { CDPSession } from 'puppeteer-core';
import { openingsKey, witnessesKey } from '../../src/session.ts';
import { atMost, type Benchmark, type Figure } from '../../tools/bench/figure.ts';
import { startOrigin } from '../gateways/origin.ts';
import { ownTime, startProfile } from './profile.ts';
import { openRivals, type Rival } from './rivals.ts';
import { gatewayPage, pages } from './sites.ts';
import { type Write, type Writes, watchWrites } from './written.ts';

const mostTime = 0.2;
const mostWrites = 2;

// Marks are read once the page is parsed; what is written for it is written soon after.
const quiet = 250;

/** What one navigation costs the worker: the time of its own code, and its writes. Both workers see the same ones. */
export const worker: Benchmark = {
  about:
    'per navigation: the time of the extension’s own code in the worker, by a CPU profile, and its writes',
  async run({ rounds }) {
    const well = await startOrigin(pages);
    const failing = await startOrigin(gatewayPage);
    const good = `http://shop.example:${well.port}/plain`;
    const bad = `http://shop.example:${failing.port}/`;
    const rivals = await openRivals();
    try {
      const page = await rivals.browser.newPage();
      await page.goto(good);
      const workers = { gatelight: await rivals.worker('gatelight'), floor: await rivals.worker('floor') };
      const writes = await watchWrites(workers.gatelight);

      const healthyRounds = rounds(1_000);
      const healthy = await profiled(workers, async () => {
        for (let nth = 0; nth < healthyRounds; nth++) await page.goto(`${good}?${nth}`);
      });
      const whileHealthy = counted(await settled(writes)).length;

      const failingRounds = rounds(25);
      let most = 0;
      const failed = await profiled(workers, async () => {
        for (let nth = 0; nth < failingRounds; nth++) {
          await page.goto(`${bad}?${nth}`);
          most = Math.max(most, counted(await settled(writes)).length);
          await page.goto(`${good}?${nth}`);
          await settled(writes);
        }
      });

      const time = (what: string, { gatelight, floor }: Record<Rival, number>, count: number): Figure => ({
        what,
        value: gatelight / count,
        unit: 'ms',
        floor: floor / count,
      });
      const mean = time(
        `a good page, mean of ${healthyRounds.toLocaleString('en')}: CPU`,
        healthy,
        healthyRounds,
      );
      return [
        { ...mean, promise: atMost(mostTime, mean.value, true) },
        {
          what: 'all of them: writes but the witnesses’',
          value: whileHealthy,
          promise: atMost(0, whileHealthy),
        },
        time('a failing page, and leaving it: CPU', failed, failingRounds),
        { what: 'a failing page, the most of all: writes', value: most, promise: atMost(mostWrites, most) },
      ];
    } finally {
      await rivals.close();
      await failing.stop();
      await well.stop();
    }
  },
};

/** The time of each worker's own code while something is done, in ms. */
async function profiled(
  { gatelight, floor }: Record<Rival, CDPSession>,
  act: () => Promise<void>,
): Promise<Record<Rival, number>> {
  const stops = [await startProfile(gatelight), await startProfile(floor)] as const;
  await act();
  return { gatelight: ownTime(await stops[0]()), floor: ownTime(await stops[1]()) };
}

/** What was written up to a moment in which nothing is. */
async function settled(writes: Writes): Promise<Write[]> {
  const all: Write[] = [];
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, quiet));
    const later = await writes.take();
    if (later.length === 0) return all;
    all.push(...later);
  }
}

/** Without the witnesses' record, due once a minute, and that of a popup that opened, due once in ten. */
function counted(writes: readonly Write[]): readonly Write[] {
  return writes.filter(({ keys }) => !keys.every((key) => key === witnessesKey || key === openingsKey));
}
