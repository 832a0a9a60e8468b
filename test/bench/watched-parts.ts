import type { Page } from 'puppeteer-core';
import { settingsKey } from '../../src/storage/session-schema.ts';
import { type Benchmark, type Figure, surelyBelow } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import { setPreferences } from '../browsers/appearance.ts';
import { type Browser, type BrowserName, type Tab, waitFor } from '../browsers/browser.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';
import { launch } from '../browsers/launch.ts';
import { startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { loadTimes } from './load-times.ts';
import { servePages } from './served.ts';
import { shuffled } from './shuffled.ts';

/** A pair is this many loads with the setting on and as many with it off. */
const loads = 3;

/** How many pairs are measured at most, and at a time. */
const most = 100;
const atOnce = 10;

/** Pairs are added until the interval is this narrow to both sides. */
const narrow = 0.01;

/**
 * Measures the setting “Watch parts of pages too” by a page of 60 calls and 10 frames: the time until all of them have
 * ended, with the setting on and off by turns.
 */
export function watchedParts(name: BrowserName): Benchmark {
  return {
    about: `${name}: navigation start to the end of 60 calls and 10 frames, with parts of pages watched and not by turns`,
    onlyByName: true,
    async run({ rounds }) {
      const site = await servePages();
      const browser = await launch(name, {
        networkEvents: false,
        async before(puppeteer) {
          if (name === 'firefox')
            await (await chromeScope(puppeteer))(setPreferences, { 'privacy.reduceTimerPrecision': false });
        },
      });
      const random = chance(1);
      try {
        await checkWatching(browser);
        const { page } = await browser.newTab();
        await page.bringToFront();
        const url = `http://shop.example:${site.port}/calling`;
        await loadTimes(page, url, 'x'.repeat(20));
        const times: Record<'on' | 'off', number[]> = { on: [], off: [] };
        do
          for (let pair = 0; pair < atOnce; pair++)
            for (const turn of shuffled(['on', 'off'] as const, random)) {
              await watch(browser, turn === 'on');
              times[turn].push(await typicalLoad(page, url));
            }
        while (times.on.length < rounds(most) && !isNarrow(times));
        return [figureOf(times)];
      } finally {
        await browser.close();
        await site.stop();
      }
    },
  };
}

const typicalLoad = async (page: Page, url: string) => median(await loadTimes(page, url, 'x'.repeat(loads)));

async function watch(browser: Browser, on: boolean): Promise<void> {
  await browser.evaluate((api, watchParts) => api.storage.sync.set({ general: { watchParts } }), on);
  // The background writes them for the popup once it follows them.
  await waitFor(`parts to be ${on ? 'watched' : 'left alone'}`, () =>
    browser.evaluate(
      async ({ storage: { session } }, key, wanted) => {
        const { [key]: settings } = await session.get(key);
        return (settings as { watchParts?: boolean } | undefined)?.watchParts === wanted;
      },
      settingsKey,
      on,
    ),
  );
}

/** Asserts that the setting has its effect, on and off; otherwise both turns would be the same and their ratio one. */
async function checkWatching(browser: Browser): Promise<void> {
  const failing = await startOrigin(({ url = '' }, response) => {
    response.writeHead(url === '/call' ? 502 : 200, { 'Content-Type': 'text/html' });
    response.end(
      '<!doctype html><link rel="icon" href="data:,"><script>fetch("/call").then(() => document.title = "Failed")</script>',
    );
  });
  try {
    const tabs: Record<'on' | 'off', Tab[]> = { on: [], off: [] };
    // Events arrive in their order: once the last tab has its badge, the one before it would have had one, too.
    for (const turn of ['on', 'off', 'on'] as const) {
      await watch(browser, turn === 'on');
      const tab = await browser.newTab(`http://shop.example:${failing.port}/`);
      tabs[turn].push(tab);
      await tab.page.waitForFunction(() => document.title === 'Failed');
      if (turn === 'on')
        await waitFor('the number of failed parts', async () => (await badgeOf(browser, tab)) === '1');
    }
    for (const tab of tabs.off)
      if ((await badgeOf(browser, tab)) !== '') throw new Error('Parts are watched with the setting off');
    for (const tab of [...tabs.on, ...tabs.off]) await tab.close();
  } finally {
    await failing.stop();
  }
}

const badgeOf = (browser: Browser, { id }: Tab) =>
  browser.evaluate((api, tabId) => api.action.getBadgeText({ tabId }), id);

type Times = Readonly<Record<'on' | 'off', readonly number[]>>;

function isNarrow({ on, off }: Times): boolean {
  const { low, median, high } = pairedRatio(on, off, chance(1));
  return Math.max(high - median, median - low) <= narrow;
}

function figureOf({ on, off }: Times): Figure {
  const ratio = pairedRatio(on, off, chance(1));
  return {
    what: `60 calls and 10 frames, ${on.length} pairs of ${loads} loads`,
    value: median(on),
    unit: 'ms',
    floor: median(off),
    ratio,
    promise: surelyBelow(1.02, ratio),
  };
}
