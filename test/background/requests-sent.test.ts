import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import type { Answer, FakeBrowser, FakeTab } from '../support/fake-browser.ts';
import { type Running, useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const minute = 60_000;
const down = (): Answer => ({ status: 502 });
const healthy = (): Answer => ({ status: 200 });

const outageIn = (browser: FakeBrowser, origin = 'http://shop.example') =>
  browser.session.data[outageKey(`${origin} default`)] as Outage | undefined;
const recordIn = (browser: FakeBrowser, { id }: FakeTab) =>
  browser.session.data[tabKey(id)] as TabRecord | undefined;
const pastIn = (browser: FakeBrowser) =>
  (browser.local.data.history as { outages: readonly { end: string }[] } | undefined)?.outages ?? [];

/** A page that failed before the browser session's first worker started, as restored tabs do. */
async function found({ browser, pass }: Running, page: Partial<FakeTab>): Promise<FakeTab> {
  const tab = await browser.openTab();
  await pass(100);
  browser.kill();
  await pass(100);
  browser.session.replace({});
  Object.assign(tab, { url, responseStatus: 502, method: 'POST', loadedAt: Date.now() - minute, ...page });
  browser.message(undefined);
  await pass(1_000);
  return tab;
}

describe.each(['chromium', 'firefox'] as const)('a request, in %s', (order) => {
  const start = useBackground();
  /** How a tab navigates within the site that it shows. */
  const inPlace = order === 'chromium' ? 'script' : 'update';

  it('is for the URL of a page that was found late, with GET and without an entry in the history', async () => {
    const running = start(order);
    const { browser, answers, pass, reported } = running;
    answers(down);
    const tab = await found(running, {});
    expect(tab.badge).toBe('502');
    await pass(30_000);
    expect(browser.ownLoads[0]).toMatchObject({ by: inPlace, to: url, addsEntry: false });
    // From then on the method of the page is known.
    expect(browser.ownLoads[1]).toMatchObject({ by: 'reload' });
    answers(healthy);
    await pass(minute);
    expect(tab).toMatchObject({ responseStatus: 200 });
    expect(new Set(browser.sent.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(pastIn(browser)).toMatchObject([{ end: 'back' }]);
    expect(reported).toEqual([]);
  });

  it('is for the URL of an error page that was found late, which no script may enter', async () => {
    const running = start(order);
    const { browser, answers, pass } = running;
    answers(healthy);
    const tab = await found(running, { responseStatus: 0, errorPage: true });
    expect(tab.badge).toBe('!');
    browser.command(tab, 'try-now');
    await pass(1_000);
    expect(browser.ownLoads).toMatchObject([{ by: 'update', to: url }]);
    expect(browser.sent).toEqual([{ url, method: 'GET' }]);
    expect(tab).toMatchObject({ responseStatus: 200, badge: 'OK' });
  });

  it('is for the URL of a page that a service worker answered, each time', async () => {
    const { browser, answers, pass } = start(order);
    answers(() => ({ status: 502, fromWorker: true }));
    const tab = await browser.openTab(url);
    await pass(40_000);
    expect(browser.ownLoads.length).toBeGreaterThan(1);
    expect(new Set(browser.ownLoads.map(({ by }) => by))).toEqual(new Set([inPlace]));
    answers(() => ({ status: 200, fromWorker: true }));
    await pass(minute);
    expect(tab).toMatchObject({ responseStatus: 200 });
    expect(pastIn(browser)).toMatchObject([{ end: 'back' }]);
  });

  it('is not sent after a form whose request was not observed', async () => {
    const { browser, answers, pass } = start(order);
    answers(() => ({ status: 502, fromWorker: true }));
    const tab = await browser.openTab();
    await browser.visit(tab, `${url}order`, { method: 'POST' });
    await pass(5 * minute);
    expect(tab.badge).toBe('502');
    expect(outageIn(browser)?.phase).toEqual({ name: 'stopped', reason: 'form' });
    expect(browser.ownLoads).toEqual([]);
  });

  it('is for the URL that was requested first, where redirects led to the error page', async () => {
    const { browser, answers, pass } = start(order);
    answers((address) =>
      address.includes('/players/') ? { redirect: `${url}maintenance` } : { status: 503 },
    );
    const tabs = [
      await browser.openTab(`${url}players/1`),
      await browser.openTab(`${url}players/2`),
      await browser.openTab(`${url}players/3`),
    ];
    await pass(1_000);
    expect(tabs.map(({ badge }) => badge)).toEqual(['503', '503', '503']);
    expect(recordIn(browser, tabs[2]!)?.shown?.page).toMatchObject({
      url: `${url}maintenance`,
      requestedUrl: `${url}players/3`,
    });
    answers((address) => ({ status: address.includes('/players/') ? 200 : 404 }));
    await pass(20_000);
    expect(tabs.map((tab) => tab.url)).toEqual(['1', '2', '3'].map((nth) => `${url}players/${nth}`));
    expect(tabs.map(({ responseStatus }) => responseStatus)).toEqual([200, 200, 200]);
    expect(browser.ownLoads.map(({ by }) => by)).toEqual([inPlace, inPlace, inPlace]);
    await pass(minute);
    expect(pastIn(browser)).toMatchObject([{ origin: 'http://shop.example', end: 'back', attempts: 3 }]);
  });

  it('counts for the site that was requested first, where another one shows its errors', async () => {
    const { browser, answers, pass } = start(order);
    answers((address) =>
      address.startsWith(url) ? { redirect: 'http://errors.example/503' } : { status: 503 },
    );
    const tab = await browser.openTab(`${url}orders`);
    await pass(1_000);
    expect(outageIn(browser, 'http://errors.example')).toBeUndefined();
    expect(outageIn(browser)?.pages).toHaveLength(1);
    answers((address) => ({ status: address.startsWith(url) ? 200 : 503 }));
    await pass(20_000);
    // Only the browser itself may navigate from one site to another.
    expect(browser.ownLoads).toMatchObject([{ by: 'update', to: `${url}orders` }]);
    expect(tab).toMatchObject({ url: `${url}orders`, responseStatus: 200 });
    await pass(minute);
    expect(pastIn(browser)).toMatchObject([{ origin: 'http://shop.example', end: 'back' }]);
  });

  it('starts after the form, where its response redirected to a page that fails', async () => {
    const { browser, answers, pass } = start(order);
    answers((address) =>
      address.endsWith('order') ? { redirect: `${url}thanks`, status: 303 } : { status: 503 },
    );
    const tab = await browser.openTab();
    await browser.visit(tab, `${url}order`, { method: 'POST' });
    await pass(30_000);
    expect(browser.ownLoads.length).toBeGreaterThan(1);
    expect(browser.sent.filter(({ method }) => method !== 'GET')).toEqual([
      { url: `${url}order`, method: 'POST' },
    ]);
    expect(browser.sent.filter((request) => request.url === `${url}order`)).toHaveLength(1);
  });

  it('is not sent automatically for a URL that is valid only once', async () => {
    const { browser, answers, pass } = start(order);
    const link = `${url}confirm?token=9f8e7d6c5b4a39281706f5e4d3c2b1a0`;
    answers((address) => (address === link ? { redirect: `${url}error` } : { status: 503 }));
    await browser.openTab(link);
    await pass(5 * minute);
    expect(browser.ownLoads).toEqual([]);
    expect(outageIn(browser)?.phase).toEqual({ name: 'stopped', reason: 'one-time-link' });
  });

  it('bypasses the caches where one of them returned a stored error', async () => {
    const { browser, answers, pass } = start(order);
    answers(() => ({
      status: 502,
      headers: [
        ['Server', 'cloudflare'],
        ['CF-Cache-Status', 'HIT'],
        ['Age', '340'],
      ],
    }));
    await browser.openTab(url);
    await pass(20_000);
    expect(browser.ownLoads[0]).toMatchObject({ by: 'reload', bypassCache: true });
  });

  it('bypasses no cache otherwise', async () => {
    const { browser, answers, pass } = start(order);
    answers(down);
    await browser.openTab(url);
    await pass(20_000);
    expect(browser.ownLoads[0]).toMatchObject({ by: 'reload', bypassCache: false });
  });

  it('is for the URL of a page that may ask before it is left, where a reload would do nothing', async () => {
    const { browser, answers, pass } = start(order);
    answers(down);
    const tab = await browser.openTab(url);
    await pass(500);
    tab.use.used = true;
    browser.command(tab, 'try-now');
    await pass(1_000);
    expect(browser.ownLoads).toMatchObject([{ by: order === 'firefox' ? 'update' : 'reload' }]);
  });

  it('is not sent for the source view of a page, which gets no badge and is not retried', async () => {
    const { browser, answers, pass } = start(order);
    answers(down);
    const page = await browser.openTab(url);
    await pass(500);
    const source = await browser.openTab(`view-source:${url}`);
    await pass(30_000);
    expect(source.badge).toBe('');
    expect(recordIn(browser, source)).toBeUndefined();
    expect(outageIn(browser)?.pages.map(({ tabId }) => tabId)).toEqual([page.id]);
    expect(browser.ownLoads.length).toBeGreaterThan(1);
    expect(new Set(browser.ownLoads.map(({ tabId }) => tabId))).toEqual(new Set([page.id]));
  });
});
