import type { CDPSession } from 'puppeteer-core';
import { type Benchmark, type Figure, type Promised, promised } from '../../tools/bench/figure.ts';
import { startOrigin } from '../gateways/origin.ts';
import { openRivals, type Rival } from './rivals.ts';
import { gatewayPage, pages } from './sites.ts';

const megabyte = 2 ** 20;
const visits = 100;
const failingTabs = 10;

/** Measures what worker and popup hold after some use, against a bare worker and a popup of one word. */
export const memory: Benchmark = {
  about: `JavaScript heap after a collection, after ${visits} healthy pages and with ${failingTabs} failing tabs`,
  async run() {
    const healthySite = await startOrigin(pages);
    const app = await startOrigin(gatewayPage);
    const rivals = await openRivals();
    try {
      const page = await rivals.browser.newPage();
      for (let nth = 0; nth < visits; nth++)
        await page.goto(`http://shop.example:${healthySite.port}/plain?${nth}`);
      for (let nth = 0; nth < failingTabs; nth++) {
        const tab = await rivals.browser.newPage();
        await tab.goto(`http://shop.example:${app.port}/${nth}`);
      }
      await page.goto(`http://shop.example:${app.port}/`);
      const inWorker = async (rival: Rival) => heapOf(await rivals.worker(rival));
      const inPopup = async (rival: Rival) => {
        await page.bringToFront();
        const popup = await rivals.openPopup(rival, page);
        await popup.waitForSelector('h1');
        const held = await heapOf(await popup.createCDPSession());
        await popup.close();
        return held;
      };
      const worker = { ours: await inWorker('gatelight'), floor: await inWorker('floor') };
      const popup = { ours: await inPopup('gatelight'), floor: await inPopup('floor') };
      return [{ ...figure('worker', worker), promise: withinTwo(worker) }, figure('popup', popup)];
    } finally {
      await rivals.close();
      await app.stop();
      await healthySite.stop();
    }
  },
};

interface Held {
  /** In MB. */
  readonly ours: number;
  readonly floor: number;
}

function figure(what: string, { ours, floor }: Held): Figure {
  return { what: `${what}’s heap`, value: ours, unit: 'MB', floor, ratio: ours / floor };
}

// The same on any machine: the heap counts live objects, not the memory that the system allocated.
function withinTwo({ ours, floor }: Held): Promised {
  return promised('≤ floor + 2 MB', ours - floor <= 2);
}

/** Returns the heap in MB, including the buffers that it retains. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  return (usedSize + backingStorageSize) / megabyte;
}
