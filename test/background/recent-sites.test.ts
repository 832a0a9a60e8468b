import { describe, expect, it, vi } from 'vitest';
import { readTabRecord, recentSitesKey, tabKey } from '../../src/storage/session-schema.ts';
import type { Answer } from '../support/fake-browser.ts';
import { type Running, useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const cloudflare = ['CF-RAY', '8f1a2b-FRA'] as const;
const down: Answer = { status: 522, headers: [cloudflare, ['Server', 'cloudflare']] };

const failing = ['a', 'b', 'c'].map((name) => `https://${name}.example/`);
const working = ['news', 'mail', 'bank'].map((name) => `https://${name}.example/`);

/** Opens each URL in a tab of its own, in a private window if it says so, and returns the tabs. */
async function openAll({ browser, pass }: Running, urls: readonly string[], incognito = false) {
  const tabs = [];
  for (const url of urls) {
    const tab = await browser.openTab();
    tab.incognito = incognito;
    await browser.visit(tab, url);
    await pass(1_000);
    tabs.push(tab);
  }
  return tabs;
}

describe.each(['chromium', 'firefox'] as const)('the recent sites, with events as in %s', (order) => {
  const begin = useBackground();

  function start(): Running {
    const running = begin(order);
    running.browser.sync.put({ general: { openPopup: 'never', retryMode: 'never' } });
    running.answers((url) => (failing.includes(url) ? down : { status: 200, headers: [cloudflare] }));
    return running;
  }

  const causeIn = ({ browser }: Running, tabId: number | undefined) =>
    readTabRecord(browser.session.data[tabKey(tabId ?? -1)])?.shown?.commonCause;

  it('show a common cause of three failures, and none of one', async () => {
    const running = start();
    await openAll(running, working);
    const [first, , third] = await openAll(running, failing);
    expect(causeIn(running, first?.id)).toBeUndefined();
    expect(causeIn(running, third?.id)).toEqual({
      edge: 'cloudflare',
      failed: 3,
      working: 3,
      certainty: 'probable',
    });
  });

  it('are stored once a page has failed, and outlast the worker from then on', async () => {
    const running = start();
    await openAll(running, working);
    expect(running.browser.session.data[recentSitesKey]).toBeUndefined();
    await openAll(running, failing.slice(0, 2));
    expect(running.browser.session.data[recentSitesKey]).toHaveLength(5);
    running.browser.kill();
    const [third] = await openAll(running, failing.slice(2));
    expect(causeIn(running, third?.id)?.certainty).toBe('probable');
  });

  it('hold no private window’s site, and are not shown there', async () => {
    const running = start();
    await openAll(running, working.slice(0, 1));
    await openAll(running, working.slice(1), true);
    const [hidden] = await openAll(running, failing.slice(0, 1), true);
    const [, second] = await openAll(running, failing.slice(1));
    expect(running.browser.session.data[recentSitesKey]).toMatchObject(
      ['news.example', 'b.example', 'c.example'].map((name) => ({ name })),
    );
    expect(causeIn(running, second?.id)?.failed).toBe(2);
    expect(causeIn(running, hidden?.id)).toBeUndefined();
  });

  it('are read without what is damaged', async () => {
    const running = start();
    await openAll(running, [...working, ...failing.slice(0, 2)]);
    running.browser.kill();
    const stored = running.browser.session.data[recentSitesKey] as unknown[];
    running.browser.session.put({ [recentSitesKey]: [7, { name: 'x', at: 'now' }, ...stored] });
    const [third] = await openAll(running, failing.slice(2));
    expect(causeIn(running, third?.id)?.failed).toBe(3);
    expect(running.reported).toEqual([]);
  });
});
