import type { Page } from 'puppeteer-core';
import { tabKey } from '../../src/storage/session-schema.ts';
import type { Benchmark } from '../../tools/bench/figure.ts';
import { median, pairedRatio } from '../../tools/bench/statistics.ts';
import { type Api, type Browser, waitFor } from '../browsers/browser.ts';
import { launch } from '../browsers/launch.ts';
import { gatewayPage, recordOf } from '../e2e/popup-states.ts';
import { chance } from '../outage/chance.ts';
import { writeFloor } from './floor.ts';
import { mostOverFloor } from './popup.ts';
import { type Rival, rivalNames } from './rivals.ts';
import { shuffled } from './shuffled.ts';

type Own = typeof globalThis & { browser: Api };

/** The popup's own, in CSS px (`popup.css`). */
const width = 400;

/**
 * Measures as in Chromium, but in two Firefoxes by turns, and with the popup's page in a tab of the popup's
 * width: in the panel itself Firefox reports no paint reliably, for it loads the page out of view and moves
 * it in.
 */
export const popupInFirefox: Benchmark = {
  about: 'firefox: the popup’s page in a tab of its width, from the load to its first words painted',
  async run({ rounds }) {
    const floor = writeFloor('firefox');
    const browsers: Record<Rival, Browser> = {
      gatelight: await launch('firefox'),
      floor: await launch('firefox', { extension: floor.folder }),
    };
    const random = chance(4);
    const times: Record<Rival, number[]> = { gatelight: [], floor: [] };
    try {
      const paints = {
        gatelight: await popupTab(browsers.gatelight),
        floor: await popupTab(browsers.floor),
      };
      for (let round = 0; round < rounds(30); round++)
        for (const rival of shuffled(rivalNames, random)) times[rival].push(await paints[rival]());
    } finally {
      for (const rival of rivalNames) await browsers[rival].close();
      floor.remove();
    }
    const ratio = pairedRatio(times.gatelight, times.floor, random);
    return [
      {
        what: 'the popup’s page, the event page awake',
        value: median(times.gatelight),
        unit: 'ms',
        floor: median(times.floor),
        ratio,
        promise: mostOverFloor(ratio),
      },
    ];
  },
};

/**
 * Opens the popup's page in a tab that the session knows as a failed one; returns a function that loads it
 * and returns ms.
 */
async function popupTab(browser: Browser): Promise<() => Promise<number>> {
  const page = await browser.openPage('popup.html');
  await page.setViewport({ width, height: 600 });
  const tabId = await page.evaluate(
    async () => (await (globalThis as Own).browser.tabs.getCurrent()).id ?? -1,
  );
  const failed = gatewayPage('http://shop.example');
  const record = recordOf(failed, { origin: 'http://shop.example', cookieStoreId: 'firefox-default' });
  await browser.evaluate((api, entries) => api.storage.session.set(entries), { [tabKey(tabId)]: record });
  return async () => {
    await page.bringToFront();
    await page.evaluate(() => {
      document.title = 'Loaded before';
      location.reload();
    });
    return waitFor('the first words', () => firstPaint(page), 10_000);
  };
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
