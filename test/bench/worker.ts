import { openingsKey, recentSuccessesKey } from '../../src/storage/session-schema.ts';
import { atMost, type Benchmark, type Figure } from '../../tools/bench/figure.ts';
import { startOrigin } from '../gateways/origin.ts';
import { openRivals, type Rival, rivalNames } from './rivals.ts';
import { gatewayPage, pages } from './sites.ts';
import { threadTimes } from './thread-time.ts';
import { type Write, type Writes, watchWrites } from './written.ts';

const mostTime = 0.2;
const mostWrites = 2;

// A trace of this many navigations is still small enough to be transferred as a whole.
const tracedAtOnce = 50;

// Content is read once the page is parsed; what is written for it is written soon after.
const quiet = 250;

/**
 * Measures what one navigation costs the worker: the time of its thread, and its writes. Both workers see the
 * same ones.
 */
export const worker: Benchmark = {
  about:
    'per navigation: how long the worker’s thread ran, by a trace, how much longer than its floor’s, and its writes',
  async run({ rounds }) {
    const healthySite = await startOrigin(pages);
    const failing = await startOrigin(gatewayPage);
    const good = `http://shop.example:${healthySite.port}/plain`;
    const bad = `http://shop.example:${failing.port}/`;
    const rivals = await openRivals();
    try {
      const page = await rivals.browser.newPage();
      await page.goto(good);
      const workers = { gatelight: await rivals.worker('gatelight'), floor: await rivals.worker('floor') };
      const writes = await watchWrites(workers.gatelight);
      const session = await rivals.browser.target().createCDPSession();
      const traced = (act: () => Promise<void>) => threadTimes(session, workers, act);

      const healthyRounds = rounds(1_000);
      const healthy = { gatelight: 0, floor: 0 };
      for (let from = 0; from < healthyRounds; from += tracedAtOnce) {
        const until = Math.min(from + tracedAtOnce, healthyRounds);
        const times = await traced(async () => {
          for (let nth = from; nth < until; nth++) await page.goto(`${good}?${nth}`);
        });
        for (const rival of rivalNames) healthy[rival] += times[rival];
      }
      const whileHealthy = counted(await settled(writes)).length;

      const failingRounds = rounds(25);
      let most = 0;
      const failed = await traced(async () => {
        for (let nth = 0; nth < failingRounds; nth++) {
          await page.goto(`${bad}?${nth}`);
          most = Math.max(most, counted(await settled(writes)).length);
          await page.goto(`${good}?${nth}`);
          await settled(writes);
        }
      });

      const added = (healthy.gatelight - healthy.floor) / healthyRounds;
      return [
        time(`a healthy page, mean of ${healthyRounds.toLocaleString('en')}: CPU`, healthy, healthyRounds),
        { what: 'and over its floor', value: added, unit: 'ms', promise: atMost(mostTime, added, true) },
        {
          what: 'all of them: writes but the recent successes’',
          value: whileHealthy,
          promise: atMost(0, whileHealthy),
        },
        time('a failing page, and leaving it: CPU', failed, failingRounds),
        { what: 'a failing page, the most of all: writes', value: most, promise: atMost(mostWrites, most) },
      ];
    } finally {
      await rivals.close();
      await failing.stop();
      await healthySite.stop();
    }
  },
};

function time(what: string, { gatelight, floor }: Record<Rival, number>, count: number): Figure {
  return { what, value: gatelight / count, unit: 'ms', floor: floor / count };
}

/** Returns what was written up to a moment without a write. */
async function settled(writes: Writes): Promise<Write[]> {
  const all: Write[] = [];
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, quiet));
    const later = await writes.take();
    if (later.length === 0) return all;
    all.push(...later);
  }
}

/**
 * Leaves out the record of recent successes, due once a minute, and that of an opened popup, due once in ten.
 */
function counted(writes: readonly Write[]): readonly Write[] {
  return writes.filter(({ keys }) => !keys.every((key) => key === recentSuccessesKey || key === openingsKey));
}
