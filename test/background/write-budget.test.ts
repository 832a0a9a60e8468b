import { describe, expect, it, vi } from 'vitest';
import { outageKey, recentSitesKey, tabKey } from '../../src/storage/session-schema.ts';
import type { Answer } from '../support/fake-browser.ts';
import { type Running, useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const shop = 'http://shop.example/';
const news = 'http://news.example/';
const mail = 'https://mail.example/';
const down: Answer = { status: 502 };
const nginx: Answer = { status: 502, headers: [['Server', 'nginx']], text: '502 Bad Gateway nginx' };
const healthy: Answer = { status: 200 };

/** Returns how often the session is written while something happens and in the second after it. */
async function writesOf({ browser, pass }: Running, happens: () => Promise<unknown>): Promise<number> {
  const before = browser.session.writes;
  await happens();
  await pass(1_000);
  return browser.session.writes - before;
}

/** A background that has recorded this minute's recent successes and opens no popup: both are written rarely. */
async function settled(running: Running) {
  const { browser, pass } = running;
  browser.sync.put({ general: { openPopup: 'never' } });
  const tab = await browser.openTab(mail);
  await pass(1_000);
  return tab;
}

describe.each(['chromium', 'firefox'] as const)(
  'the number of writes to the session, with events as in %s',
  (order) => {
    const start = useBackground();

    it('is zero for pages that load, except for one a minute', async () => {
      const running = start(order);
      const tab = await settled(running);
      for (let nth = 0; nth < 20; nth++)
        expect(await writesOf(running, () => running.browser.visit(tab, `https://shop${nth}.example/`))).toBe(
          0,
        );
      await running.pass(60_000);
      expect(await writesOf(running, () => running.browser.visit(tab, 'https://shop.example/'))).toBe(1);
      expect(Object.keys(running.browser.session.data).sort()).toEqual([
        'recent-successes',
        'scanned',
        'settings',
      ]);
    });

    it.each<{ page: string; answer: Answer; most: number }>([
      { page: 'a page whose content says more than its response', answer: nginx, most: 2 },
      { page: 'a page whose content adds nothing', answer: down, most: 1 },
      { page: 'a page that is not found', answer: { status: 404 }, most: 1 },
      // Firefox reports the request's method after the page.
      { page: 'a page without a status', answer: { error: 'net::ERR_CONNECTION_REFUSED' }, most: 2 },
    ])('is at most $most for $page', async ({ answer, most }) => {
      const running = start(order);
      const tab = await settled(running);
      running.answers(() => answer);
      expect(await writesOf(running, () => running.browser.visit(tab, shop))).toBeLessThanOrEqual(most);
    });

    it('is three where the tab left the outage of another site: one for both, one for the content, one for the ended outage', async () => {
      const running = start(order);
      const tab = await settled(running);
      running.answers(() => nginx);
      await running.browser.visit(tab, shop);
      await running.pass(1_000);
      const written: string[][] = [];
      running.browser.api.storage.onChanged.addListener((changes, area) => {
        if (area === 'session') written.push(Object.keys(changes).sort());
      });
      expect(await writesOf(running, () => running.browser.visit(tab, news))).toBe(3);
      const [shopOutage, newsOutage] = [shop, news].map((url) => outageKey(`${new URL(url).origin} default`));
      expect(written).toEqual([
        [newsOutage, shopOutage, recentSitesKey, tabKey(tab.id)],
        [tabKey(tab.id)],
        [shopOutage],
      ]);
    });

    it('is at most two for each further tab of the outage', async () => {
      const running = start(order);
      await settled(running);
      running.answers(() => nginx);
      for (let nth = 0; nth < 3; nth++)
        expect(await writesOf(running, () => running.browser.openTab(`${shop}?${nth}`))).toBe(2);
    });

    it('is four for an attempt that fails: before the check, before the load, and two for its page', async () => {
      const running = start(order);
      const tab = await settled(running);
      running.answers(() => nginx);
      await running.browser.visit(tab, shop);
      await running.pass(1_000);
      const { browser, pass } = running;
      const attempt = async () => {
        for (let tenths = 0; browser.reloads.length < 1 && tenths < 600; tenths++) await pass(100);
        expect(browser.reloads).toHaveLength(1);
      };
      expect(await writesOf(running, attempt)).toBe(4);
    });

    it('is zero while nothing happens', async () => {
      const running = start(order);
      const tab = await settled(running);
      running.answers(() => healthy);
      await running.browser.visit(tab, shop);
      expect(await writesOf(running, () => running.pass(600_000))).toBe(0);
    });
  },
);
