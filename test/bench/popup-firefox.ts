import type { Page } from 'puppeteer-core';
import { tabKey } from '../../src/storage/session-schema.ts';
import { atMost, type Benchmark, type Figure, notSlower } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import { type Api, type Browser, waitFor } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { gatewayPage, recordOf } from '../e2e/popup-states.ts';
import { chance } from '../outage/chance.ts';
import { writeFloor } from './floor.ts';
import { placedRivals } from './placed-rivals.ts';
import { shuffled } from './shuffled.ts';

type Own = typeof globalThis & { browser: Api };

/** The identifiers of the browsers' usual cookie stores. */
const stores = { chromium: '0', firefox: 'firefox-default' } as const;

/** The popup's own, in CSS px (`popup.css`). */
const width = 440;

/** In ms, on the machine of docs/benchmarks.md. */
const most = 100;

/** An extension whose popup is measured. */
interface Measured {
  readonly name: string;
  /** Its build; Gatelight's by default. */
  readonly folder?: string;
  /** The path of its popup's page. */
  readonly popup: string;
}

/**
 * Measures the popup's page in a tab of the popup's width, each extension in a Firefox of its own and all by turns: in
 * the panel itself Firefox reports no paint reliably, for it loads the page out of view and moves it in.
 */
export const popupInFirefox: Benchmark = {
  about: 'firefox: the popup’s page in a tab of its width, from the load to its first words painted',
  async run({ rounds }) {
    const floor = writeFloor('firefox');
    const rivals = placedRivals('firefox').filter(({ id }) => id !== undefined);
    const all: readonly Measured[] = [
      { name: 'gatelight', popup: 'popup.html' },
      { name: 'floor', folder: floor.folder, popup: 'popup.html' },
      ...rivals,
    ];
    const random = chance(4);
    const browsers: Browser[] = [];
    const paints = new Map<string, () => Promise<number>>();
    const times: Record<string, number[]> = Object.fromEntries(all.map(({ name }) => [name, []]));
    try {
      for (const { name, folder, popup } of all) {
        // A rival may open no first-run page, which is not waited for then.
        const isPlaced = rivals.some((rival) => rival.name === name);
        const browser = await launch('firefox', {
          ...(folder && { extension: folder }),
          ...(isPlaced && { keepsFirstRunPage: true }),
        });
        browsers.push(browser);
        const { paint } = await popupTab(browser, popup, name === 'gatelight');
        paints.set(name, paint);
      }
      for (let round = 0; round < rounds(30); round++)
        for (const [name, paint] of shuffled([...paints], random)) times[name]?.push(await paint());
    } finally {
      for (const browser of browsers) await browser.close();
      floor.remove();
    }
    return figuresOf(times, random);
  },
};

function figuresOf(times: Readonly<Record<string, readonly number[]>>, random: () => number): Figure[] {
  const { gatelight: ours = [], floor = [], ...placed } = times;
  const value = median(ours);
  const common = { value, unit: 'ms' } as const;
  const [fastest] = Object.entries(placed).sort(([, one], [, other]) => median(one) - median(other));
  return [
    {
      ...common,
      what: 'the popup’s page, the event page awake',
      floor: median(floor),
      ratio: pairedRatio(ours, floor, random),
      promise: atMost(most, Math.round(value), true),
    },
    ...Object.entries(placed).map(([name, theirs]) => {
      const ratio = pairedRatio(ours, theirs, random);
      return {
        ...common,
        what: `the popup’s page; floor: ${name}`,
        floor: median(theirs),
        ratio,
        ...(name === fastest?.[0] && { promise: notSlower(ratio) }),
      };
    }),
  ];
}

/**
 * Opens the page of a popup in a tab; returns it with a function that loads it again and returns ms. The session of
 * Gatelight knows the tab as a failed one.
 */
export async function popupTab(
  browser: Browser,
  popup = 'popup.html',
  isOurs = true,
): Promise<{ readonly page: Page; paint(): Promise<number> }> {
  const page = await browser.openPage(popup);
  await page.setViewport({ width, height: 600 });
  if (isOurs) {
    const tabId = await page.evaluate(
      async () => (await (globalThis as Own).browser.tabs.getCurrent()).id ?? -1,
    );
    const failed = gatewayPage('http://shop.example');
    const record = recordOf(failed, { origin: 'http://shop.example', cookieStoreId: stores[browser.name] });
    await browser.evaluate((api, entries) => api.storage.session.set(entries), { [tabKey(tabId)]: record });
  }
  const paint = async () => {
    await page.bringToFront();
    await page.evaluate(() => {
      document.title = 'Loaded before';
      location.reload();
    });
    return waitFor('the first words', () => firstPaint(page), 10_000);
  };
  return { page, paint };
}

/**
 * Returns ms since the load began; undefined while there is no paint, or the previous page is still shown.
 */
function firstPaint(page: Page): Promise<number | undefined> {
  return page
    .evaluate(() =>
      document.title === 'Loaded before'
        ? undefined
        : performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    .catch(() => undefined);
}
