import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import type { PastOutage } from '../../src/history/past-outages.ts';
import { browserNames } from '../browsers/browser.ts';
import { failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { generatedOutages } from '../history/generated-outages.ts';
import { readCsv } from '../history/read-csv.ts';
import { axeFaults, inPage } from './axe.ts';
import { cutIn, smallTargetsIn } from './measures.ts';
import { textOf } from './options-page.ts';
import { useQuietStage } from './watching.ts';

// Without the error, how soon the 502 comes decides its cause: on a busy machine too late for a refused connection.
const refused = { Server: 'nginx/1.29.3', 'Proxy-Status': 'nginx; error=connection_refused' };

describe.each(browserNames)('the page of past outages, in %s', (name) => {
  const stage = useQuietStage(name);

  const stored = async () =>
    (await stage.browser.evaluate(async ({ storage }) => (await storage.local.get('history')).history)) as
      | { readonly outages: readonly PastOutage[] }
      | undefined;

  /** Opens the page over these outages. */
  async function openHistory(outages: readonly PastOutage[]): Promise<Page> {
    await stage.browser.evaluate(
      async ({ storage: { local } }, entries) => {
        await local.clear();
        await local.set(entries);
      },
      outages.length > 0 ? { history: { version: 2, outages } } : {},
    );
    const page = await stage.browser.openPage('history.html');
    await page.waitForSelector('h1');
    // The first sites are painted before the others of the first ten.
    const sites = Math.min(10, new Set(outages.map(({ origin }) => origin)).size);
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-site]').length === count,
      {},
      sites,
    );
    return page;
  }

  const focused = (page: Page) =>
    page.evaluate(() => {
      const { localName, dataset } = document.activeElement as HTMLElement;
      return dataset.act ?? localName;
    });
  const sites = (page: Page) =>
    page.$$eval('[data-site]', (all) => all.map((one) => one.getAttribute('data-site')));

  it('shows a site that failed and came back, and is opened by the popup over it', async () => {
    const app = await stage.until(startOrigin(failing(502, refused)));
    const { origin } = new URL(`http://shop.example:${app.port}/`);
    const tab = await stage.openTab();
    await tab.visit(`${origin}/`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    await app.become(healthy);
    await tab.visit(`${origin}/`);
    await expect.poll(async () => (await stored())?.outages.map((past) => past.origin)).toContain(origin);

    const popup = await stage.openPopup(tab);
    await popup.evaluate((document) => {
      (document.querySelector('[data-section=more]') as HTMLDetailsElement).open = true;
    });
    await popup.click('[data-act=history]');
    const url = `${stage.browser.origin}/history.html#${origin}`;
    const opened = () =>
      stage.browser.evaluate(
        async (api, wanted) =>
          (await api.tabs.query({})).filter((one) => one.url === wanted).map(({ id }) => id ?? -1),
        url,
      );
    await expect.poll(opened).toHaveLength(1);
    await stage.browser.evaluate((api, ids) => api.tabs.remove(ids), await opened());
    const page = await stage.browser.openPage(`history.html#${origin}`);
    await page.waitForSelector('tbody tr');
    expect(await sites(page)).toEqual([origin]);
    const row = await page.$$eval('tbody tr > *', (cells) => cells.map(({ textContent }) => textContent));
    expect(row.slice(2, 6)).toEqual(['A server of the site could not be reached', '502', 'nginx', '0']);
    await page.close();
  });

  it('deletes an outage, a site or everything, and brings each back exactly, by keyboard alone', async () => {
    const outages = generatedOutages(Date.now(), 40, 3, 20);
    const page = await openHistory(outages);
    const [site] = await sites(page);
    const own = outages.filter(({ origin }) => origin === site);
    await page.click('details summary');
    await page.waitForSelector('tbody tr');
    for (const [act, left] of [
      ['delete-outage', outages.length - 1],
      ['delete-site', outages.length - own.length],
      ['delete-all', 0],
    ] as const) {
      await page.focus(`[data-act=${act}]`);
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toBe('undo');
      expect((await stored())?.outages.length ?? 0).toBe(left);
      const words = await textOf(page, '.undo-notice p');
      expect(words).toMatch(new RegExp(`^${outages.length - left} outages? deleted$`));
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toBe('h1');
      expect(await stored()).toEqual({ version: 2, outages });
      expect(await textOf(page, '.undo-notice p')).toBe('Restored');
      await page.$eval('details', (details) => {
        details.open = true;
      });
      await page.waitForSelector('tbody tr');
    }
    await page.close();
  });

  it('finds a site, and saves all outages as files that can be read', async () => {
    const outages = generatedOutages(Date.now(), 400, 30, 30);
    const page = await openHistory(outages);
    expect(await sites(page)).toHaveLength(10);
    await page.click('[data-act=more-sites]');
    const all = new Set(outages.map(({ origin }) => origin));
    await expect.poll(() => sites(page)).toHaveLength(all.size);
    await page.type('input[name=search]', 'MAIL board');
    await expect.poll(() => sites(page)).toEqual(['https://mail.board.example']);
    await page.click('[data-act=save-csv]');
    await page.click('[data-act=save-json]');
    const { downloads } = stage.browser;
    const isSaved = () =>
      readdirSync(downloads).filter((file) => /^gatelight-outages\.(csv|json)$/.test(file));
    await expect.poll(isSaved).toHaveLength(2);
    const [, ...rows] = readCsv(readFileSync(join(downloads, 'gatelight-outages.csv'), 'utf8'));
    expect(rows.map(([origin]) => origin)).toEqual(outages.map(({ origin }) => origin));
    const json = JSON.parse(readFileSync(join(downloads, 'gatelight-outages.json'), 'utf8'));
    expect(json.outages).toHaveLength(outages.length);
    await page.close();
  });

  it('says what will appear where there are no outages, and that the history is off where it is', async () => {
    const page = await openHistory([]);
    expect(await textOf(page)).toContain('After a site has failed, it appears here');
    expect(await axeFaults(inPage(page))).toEqual([]);
    await stage.browser.evaluate(({ storage }) => storage.sync.set({ general: { historyKept: false } }));
    await expect.poll(() => textOf(page)).toContain('The history is switched off');
    await stage.browser.evaluate(({ storage }) => storage.sync.clear());
    await page.close();
  });

  it.each(['light', 'dark'] as const)(
    'has no violation that axe finds and no text cut off, in %s',
    async (colorScheme) => {
      await stage.browser.appear({ colorScheme });
      const page = await openHistory(generatedOutages(Date.now(), 60, 6, 40));
      // All at once: the page renders again while one after the other is clicked.
      await page.$$eval('details', (all) =>
        all.forEach((details) => {
          details.open = true;
        }),
      );
      await page.waitForFunction(() => document.querySelectorAll('table').length > 5);
      await page.click('[data-act=delete-outage]');
      await expect.poll(() => focused(page)).toBe('undo');
      expect(await axeFaults(inPage(page))).toEqual([]);
      expect(await smallTargetsIn(inPage(page), 24)).toEqual([]);
      for (const direction of ['ltr', 'rtl']) {
        await page.setViewport({ width: 320, height: 640 });
        await page.evaluate((dir) => {
          document.documentElement.dir = dir;
        }, direction);
        expect(await cutIn(inPage(page))).toEqual([]);
      }
      await page.close();
      await stage.browser.appear({});
    },
  );
});
