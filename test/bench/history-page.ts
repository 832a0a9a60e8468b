import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { atMost, type Benchmark } from '../../tools/bench/figure.ts';
import { median } from '../../tools/bench/statistics.ts';
import { type BrowserName, browserNames, waitFor } from '../browsers/browser.ts';
import { builds, launch } from '../browsers/launch.ts';
import { generatedOutages } from '../history/generated-outages.ts';
import { chance } from '../outage/chance.ts';
import { shuffled } from './shuffled.ts';

// Ten times as many as the history holds.
const count = 10_000;
const sites = 100;

/** In ms. */
const longest = 200;

/** In ms since the load of a page began. */
interface Times {
  /** When its first script began to run; undefined on a page without scripts. */
  readonly script: number | undefined;
  /** When the history had arrived from the browser's store; likewise. */
  readonly read: number | undefined;
  /** Its first paint; of the history, the one that shows the list. */
  readonly paint: number;
}

/**
 * Measures the page of past outages over 10,000 of them, from the start of its first script to the paint of the list, and
 * how much of that is left once the browser has handed over the history. The whole load is compared with that of an empty
 * page of the extension, by turns in the same browser.
 */
export const historyPage: Benchmark = {
  about: `both: the page of past outages over ${count} of them, from its load to the list painted`,
  async run({ rounds }) {
    const figures = [];
    for (const name of browserNames) {
      const { history, empty } = await loads(name, rounds(30));
      const since = (mark: (times: Times) => number | undefined) => {
        const all = history.map((times) => times.paint - (mark(times) ?? Number.NaN));
        if (!all.every((time) => time >= 0)) throw new Error(`${name} painted before it had the history`);
        return median(all);
      };
      const rendering = since(({ read }) => read);
      const what = `past outages, ${name}`;
      figures.push(
        {
          what: `${what}: from the history read to the list`,
          value: rendering,
          unit: 'ms',
          promise: atMost(longest, rendering, true),
        } as const,
        { what: `${what}: from the first script`, value: since(({ script }) => script), unit: 'ms' } as const,
        {
          what: `${what}: the whole load; an empty page`,
          value: since(() => 0),
          unit: 'ms',
          floor: median(empty.map(({ paint }) => paint)),
        } as const,
      );
    }
    return figures;
  },
};

type Loads = Readonly<Record<'history' | 'empty', readonly Times[]>>;

async function loads(name: BrowserName, rounds: number): Promise<Loads> {
  const extension = markedBuild(name);
  const browser = await launch(name, { extension });
  try {
    const history = { version: 2, outages: generatedOutages(Date.now(), count, sites, 30) };
    await browser.evaluate(({ storage }, entries) => storage.local.set(entries), { history });
    const pages = {
      history: await browser.openPage('history.html'),
      empty: await browser.openPage('empty.html'),
    };
    const times: Record<keyof Loads, Times[]> = { history: [], empty: [] };
    const random = chance(6);
    for (let round = 0; round < rounds; round++)
      for (const which of shuffled(['history', 'empty'] as const, random))
        times[which].push(await reloaded(pages[which], shows[which]));
    return times;
  } finally {
    await browser.close();
    rmSync(extension, { recursive: true });
  }
}

/** What each page has to show, so that a page which refuses the history is not timed. */
const shows = { history: '[data-site]', empty: 'h1' } as const;

const emptyPage =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title><h1>Empty</h1></html>';

/** Runs before each script of the page, of which the first to run is not known: notes when, and when the history is read. */
const noted = `
performance.mark('script');
if (!globalThis.isMarked) {
  globalThis.isMarked = true;
  const { local } = (globalThis.browser ?? chrome).storage;
  const get = local.get.bind(local);
  local.get = (keys) => get(keys).then((found) => {
    if (keys.includes('history')) performance.mark('read');
    return found;
  });
}
`;

/** Returns the folder of a copy of the build with an empty page, and with them. */
function markedBuild(name: BrowserName): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatelight-history-'));
  cpSync(builds[name], folder, { recursive: true });
  const scripts = ['history.js', ...readdirSync(join(folder, 'chunks')).map((file) => join('chunks', file))];
  for (const script of scripts) {
    const path = join(folder, script);
    writeFileSync(path, `${noted}${readFileSync(path, 'utf8')}`);
  }
  writeFileSync(join(folder, 'empty.html'), emptyPage);
  return folder;
}

/** Loads a page again. Throws if its first paint does not show what `shown` selects. */
async function reloaded(page: Page, shown: string): Promise<Times> {
  await page.bringToFront();
  // Puppeteer sees no navigation of an extension's page in Firefox.
  const before = await page.evaluate(() => {
    location.reload();
    return performance.timeOrigin;
  });
  await waitFor('the page to load again', () =>
    page
      .evaluate((old) => performance.timeOrigin !== old && document.readyState === 'complete', before)
      .catch(() => false),
  );
  const times = await page.evaluate(timesOf, shown);
  if (!times) throw new Error(`${page.url()} was painted without ${shown}`);
  return times;
}

/** Runs in the page. Waits for its first paint; returns undefined if it does not show what `shown` selects. */
async function timesOf(shown: string): Promise<Times | undefined> {
  const paint = await new Promise<number>((resolve) =>
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntriesByName('first-contentful-paint')) resolve(startTime);
    }).observe({ type: 'paint', buffered: true }),
  );
  const [script, read] = ['script', 'read'].map((mark) => performance.getEntriesByName(mark)[0]?.startTime);
  return document.querySelector(shown) ? { script, read, paint } : undefined;
}
