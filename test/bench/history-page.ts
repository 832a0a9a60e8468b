import type { Page } from 'puppeteer-core';
import { atMost, type Benchmark } from '../../tools/bench/figure.ts';
import { median } from '../../tools/bench/statistics.ts';
import { type BrowserName, browserNames, waitFor } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { generatedOutages } from '../history/generated-outages.ts';

// Ten times as many as the history holds.
const count = 10_000;
const sites = 100;

/** In ms. */
const longest = 200;

/** Measures the page of past outages over 10,000 of them, from its load to its first paint, which shows the list. */
export const historyPage: Benchmark = {
  about: `both: the page of past outages over ${count} of them, from its load to the list painted`,
  async run({ rounds }) {
    const figures = [];
    for (const name of browserNames) {
      const value = median(await paintTimes(name, rounds(20)));
      const promise = atMost(longest, value, true);
      figures.push({ what: `past outages, ${name}`, value, unit: 'ms', promise } as const);
    }
    return figures;
  },
};

async function paintTimes(name: BrowserName, rounds: number): Promise<number[]> {
  const browser = await launch(name);
  try {
    const history = { version: 2, outages: generatedOutages(Date.now(), count, sites, 30) };
    await browser.evaluate(({ storage }, entries) => storage.local.set(entries), { history });
    const page = await browser.openPage('history.html');
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.bringToFront();
      await page.evaluate(() => {
        document.title = 'Loaded before';
        location.reload();
      });
      times.push(await waitFor('the list', () => firstPaint(page), 10_000));
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** Returns ms since the load began; undefined while the list is not painted, or the previous page is still shown. */
function firstPaint(page: Page): Promise<number | undefined> {
  return page
    .evaluate(() =>
      document.title !== 'Loaded before' && document.querySelector('[data-site]')
        ? performance.getEntriesByName('first-contentful-paint')[0]?.startTime
        : undefined,
    )
    .catch(() => undefined);
}
