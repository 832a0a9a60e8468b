import { settingsKey } from '../../src/storage/session-schema.ts';
import { atMost, type Benchmark, type Figure, surelyBelow } from '../../tools/bench/figure.ts';
import { estimate, median } from '../../tools/bench/statistics.ts';
import { type Browser, type BrowserName, callSource, type Tab, waitFor } from '../browsers/browser.ts';
import { startOrigin } from '../gateways/origin.ts';
import { chance } from '../outage/chance.ts';
import { launchForTimes } from './launch-for-times.ts';
import { loadPairs, type Pairs, ratioOf } from './load-pairs.ts';
import { loadTimes } from './load-times.ts';
import { servePages } from './served.ts';
import { partCounts, partFolder, watchedFolder } from './sites.ts';

/** How many pairs of loads are measured at most, and for how long, in ms. */
const kinds = {
  typical: { most: 3_000, longest: 200_000 },
  calling: { most: 1_500, longest: 280_000 },
} as const;

type Kind = keyof typeof kinds;

const atOnce = 20;
const narrow = 0.005;

/** What watching may add for each call and frame of a page that has nothing else, in ms. */
const mostPerPart = 1;

/**
 * Measures the setting “Watch parts of pages too” by a typical page and by one of calls and frames only: the time until
 * the load event and the end of all calls. By turns, the parts of the page are watched or have addresses that the
 * browser does not report, as if the setting were off: a switch of the setting itself takes longer than the speed of
 * the machine stays constant.
 */
export function watchedParts(name: BrowserName): Benchmark {
  return {
    about: `${name}: loads of a typical page, and of one of 60 calls and 10 frames, with their parts watched and not by turns`,
    onlyByName: true,
    async run({ rounds }) {
      const site = await servePages();
      const prelude = `${callSource(watchOnly, 'globalThis', [watchedFolder])};`;
      const browser = await launchForTimes(name, { prelude });
      const random = chance(1);
      try {
        await watch(browser);
        await checkWatching(browser);
        const { page } = await browser.newTab();
        await page.bringToFront();
        const measured = async (kind: Kind) => {
          const { most, longest } = kinds[kind];
          const url = `http://shop.example:${site.port}/${kind}`;
          await loadTimes(page, url, 'wx'.repeat(10));
          const until = performance.now() + rounds(longest);
          const enough = { atOnce, narrow, most: rounds(most), until };
          return loadPairs(page, url, { ours: 'w', theirs: 'x' }, enough, random);
        };
        return figuresOf(await measured('typical'), await measured('calling'));
      } finally {
        await browser.close();
        await site.stop();
      }
    },
  };
}

interface Event {
  addListener(listener: unknown, filter: { types?: string[] }, ...rest: unknown[]): void;
}

type WebRequest = Record<'webRequest', Record<string, Event>>;

/** Runs in the background, before it: restricts its listeners for parts to those in a folder. */
function watchOnly(scope: object, folder: string): void {
  const { browser, chrome } = scope as { browser?: WebRequest; chrome?: WebRequest };
  const { webRequest } = (browser ?? chrome) as WebRequest;
  for (const name of ['onSendHeaders', 'onResponseStarted', 'onCompleted', 'onErrorOccurred']) {
    const event = webRequest[name] as Event;
    const add = event.addListener;
    event.addListener = (listener, filter, ...rest) => {
      const isForParts = !filter.types?.includes('main_frame');
      add.call(event, listener, isForParts ? { ...filter, urls: [`http://*/${folder}/*`] } : filter, ...rest);
    };
  }
}

async function watch(browser: Browser): Promise<void> {
  await browser.evaluate((api) => api.storage.sync.set({ general: { watchParts: true } }));
  // The background writes them for the popup once it follows them.
  await waitFor('parts to be watched', () =>
    browser.evaluate(async ({ storage: { session } }, key) => {
      const { [key]: settings } = await session.get(key);
      return (settings as { watchParts?: boolean } | undefined)?.watchParts;
    }, settingsKey),
  );
}

/** Asserts that the one folder is watched and the other is not; otherwise both loads of a pair would be the same. */
async function checkWatching(browser: Browser): Promise<void> {
  const failing = await startOrigin(({ url = '' }, response) => {
    const isPage = url.startsWith('/?');
    response.writeHead(isPage ? 200 : 502, { 'Content-Type': 'text/html' });
    response.end(
      isPage
        ? '<!doctype html><link rel="icon" href="data:,"><script>fetch("/" + location.search.slice(1) + "/1.json").then(() => document.title = "Failed")</script>'
        : '',
    );
  });
  const badge = ({ id }: Tab) => browser.evaluate((api, tabId) => api.action.getBadgeText({ tabId }), id);
  try {
    const tabs: Tab[] = [];
    for (const folder of [partFolder, watchedFolder]) {
      const tab = await browser.newTab(`http://shop.example:${failing.port}/?${folder}`);
      await tab.page.waitForFunction(() => document.title === 'Failed');
      tabs.push(tab);
    }
    const [unwatched, watched] = tabs as [Tab, Tab];
    await waitFor('the number of failed parts', async () => (await badge(watched)) === '1');
    // Its part failed before the other.
    const badgeText = await badge(unwatched);
    if (badgeText !== '')
      throw new Error(`Expected no badge for a part that is not watched, found ${badgeText}`);
    for (const tab of tabs) await tab.close();
  } finally {
    await failing.stop();
  }
}

/**
 * What a few parts add to a typical page is less than its times vary. So it is also computed from what each of the many
 * parts of the other page adds, which is measured far more precisely.
 */
function figuresOf(typical: Pairs, calling: Pairs): Figure[] {
  const partsOf = (kind: Kind) => partCounts[kind].calls + partCounts[kind].frames;
  const added = calling.ours.map((time, nth) => time - (calling.theirs[nth] ?? Number.NaN));
  const each = estimate(
    added.map((time) => time / partsOf('calling')),
    chance(1),
  );
  const floor = median(typical.theirs);
  const withParts = (perPart: number) => (floor + partsOf('typical') * perPart) / floor;
  const computed = {
    median: withParts(each.median),
    low: withParts(each.low),
    high: withParts(each.high),
  };
  return [
    { ...figureOf('typical', typical), promise: surelyBelow(1.01, ratioOf(typical)) },
    figureOf('calling', calling),
    {
      what: 'added for each of these parts',
      value: each.median,
      unit: 'ms',
      promise: atMost(mostPerPart, each.median, true),
    },
    {
      what: 'typical page, with that for each of its parts',
      value: floor * computed.median,
      unit: 'ms',
      floor,
      ratio: computed,
      promise: surelyBelow(1.01, computed),
    },
  ];
}

function figureOf(kind: Kind, pairs: Pairs): Figure {
  const { ours, theirs } = pairs;
  const { calls, frames } = partCounts[kind];
  return {
    what: `${kind} page, ${calls} calls, ${frames} frames, ${ours.length.toLocaleString('en')} pairs`,
    value: median(ours),
    unit: 'ms',
    floor: median(theirs),
    ratio: ratioOf(pairs),
  };
}
