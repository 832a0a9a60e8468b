import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import type { FakeBrowser } from '../support/fake-browser.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const key = outageKey('http://shop.example default');
const down = () => ({ status: 502 }) as const;
const healthy = () => ({ status: 200 }) as const;

const outageIn = (browser: FakeBrowser) => browser.session.data[key] as Outage | undefined;
const dueAtIn = (browser: FakeBrowser) => {
  const phase = outageIn(browser)?.phase;
  return phase?.name === 'scheduled' ? phase.dueAt : undefined;
};

describe.each(['chromium', 'firefox'] as const)('the background, with events in the order of %s', (order) => {
  const start = useBackground();

  it('shows a badge on a failing page, reloads the page, and clears the badge after it recovered', async () => {
    const { browser, answers, pass, reported } = start(order);
    answers(down);
    const tab = await browser.openTab(url);
    await pass(1_000);
    expect(tab.badge).toBe('502');
    expect(dueAtIn(browser)).toBeGreaterThan(Date.now());
    answers(healthy);
    await pass(10_000);
    expect(browser.reloads).toHaveLength(1);
    expect(tab.badge).toBe('OK');
    await pass(60_000);
    expect(tab.badge).toBe('');
    expect(reported).toEqual([]);
  });

  it('keeps the method of a page that failed without a response, whenever the request is reported', async () => {
    const { browser, answers, pass } = start(order);
    answers(() => ({ error: 'net::ERR_CONNECTION_REFUSED' }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    const record = browser.session.data[tabKey(tab.id)] as TabRecord;
    expect(record.shown?.page.method).toBe('GET');
  });
});

describe('the background', () => {
  const start = useBackground();

  it('reloads only after the number of the reload is written to the session', async () => {
    const { browser, answers, pass } = start();
    answers(down);
    await browser.openTab(url);
    await pass(120_000);
    expect(browser.reloads.length).toBeGreaterThan(3);
    const held = browser.reloads.map(({ session }) => (JSON.parse(session)[key] as Outage).phase);
    const numbers = held.map((phase) => (phase.name === 'loading' ? phase.attempt.number : undefined));
    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('reloads nothing while the session cannot be written, still shows the failure, and resumes once it can', async () => {
    const { browser, answers, pass, reported } = start();
    await pass(100);
    answers(down);
    browser.session.refuse(true);
    const tab = await browser.openTab(url);
    await pass(1_000);
    expect(tab.badge).toBe('502');
    const asked = browser.message({ kind: 'inspect-tab', tabId: tab.id });
    await pass(1_000);
    expect(await asked).toMatchObject({
      tabStatus: 'failed',
      shown: { page: { url }, diagnosis: { status: 502 } },
    });
    await pass(120_000);
    expect(browser.reloads).toEqual([]);

    browser.session.refuse(false);
    await browser.visit(tab, url);
    await pass(1_000);
    expect(browser.session.data[tabKey(tab.id)]).toBeDefined();
    browser.session.refuse(true);
    await pass(120_000);
    expect(browser.reloads).toEqual([]);
    const callsWhileRefused = browser.calls;
    await pass(60_000);
    expect(browser.calls - callsWhileRefused).toBeLessThan(60);

    browser.session.refuse(false);
    answers(healthy);
    await pass(40_000);
    expect(browser.reloads).toHaveLength(1);
    expect(tab.responseStatus).toBe(200);
    expect(reported).toEqual([]);
  });

  it('loads a page on a click while the session is full', async () => {
    const { browser, answers, pass, reported } = start();
    await pass(100);
    browser.session.refuse(true);
    answers(down);
    const tab = await browser.openTab(url);
    await pass(1_000);
    answers(healthy);
    const document = { url, documentId: tab.documentId };
    const result = browser.message({ kind: 'command', tabId: tab.id, document, command: 'try-now' });
    await pass(1_000);
    expect(await result).toBe('done');
    expect(browser.ownLoads).toHaveLength(1);
    expect(tab.responseStatus).toBe(200);
    expect(reported).toEqual([]);
  });

  it('loads a page on a click although the session was full when its last attempt failed', async () => {
    const { browser, answers, pass, reported } = start();
    answers(down);
    const tab = await browser.openTab(url);
    await pass(1_000);
    answers(() => ({ hangs: true }));
    await pass(8_000);
    expect(browser.ownLoads).toHaveLength(1);
    browser.session.refuse(true);
    answers(down);
    await browser.visit(tab, url, { type: 'reload' });
    await pass(1_000);
    browser.session.refuse(false);
    answers(healthy);
    const document = { url, documentId: tab.documentId };
    void browser.message({ kind: 'command', tabId: tab.id, document, command: 'try-now' });
    await pass(1_000);
    expect(browser.ownLoads).toHaveLength(2);
    expect(tab.responseStatus).toBe(200);
    expect(reported).toEqual([]);
  });

  it('finds a page that failed while the worker died, when the user activates its tab', async () => {
    const { browser, answers, pass } = start();
    await pass(2_000);
    answers(down);
    const other = await browser.openTab();
    browser.dieAfter(1);
    const tab = await browser.openTab(url);
    Object.assign(tab, { active: false });
    browser.kill();
    await pass(60_000);
    browser.front(other.id);
    await pass(5_000);
    expect(tab.badge).toBe('');
    browser.front(tab.id);
    await pass(5_000);
    expect(tab.badge).toBe('502');
  });

  it('sets an alarm for what is due, which starts the worker after it died', async () => {
    const { browser, answers, pass } = start();
    answers(down);
    const tab = await browser.openTab(url);
    await pass(1_000);
    const dueAt = dueAtIn(browser) ?? 0;
    expect([...browser.alarms.values()]).toEqual([dueAt]);
    browser.kill();
    answers(healthy);
    await pass(dueAt - Date.now() + 2_000);
    expect(browser.reloads).toHaveLength(1);
    expect(tab.badge).toBe('OK');
  });

  it('wakes up by its own timer while the worker lives, even without an alarm', async () => {
    const { browser, answers, pass } = start();
    answers(down);
    await browser.openTab(url);
    await pass(1_000);
    browser.alarms.clear();
    await pass((dueAtIn(browser) ?? 0) - Date.now() + 500);
    expect(browser.reloads).toHaveLength(1);
  });

  it('stops retrying when the user changes the setting, and leaves no alarm', async () => {
    const { browser, answers, pass } = start();
    answers(down);
    await browser.openTab(url);
    await pass(1_000);
    browser.sync.put({ general: { retryMode: 'never' } });
    await pass(120_000);
    expect(browser.reloads).toEqual([]);
    expect(outageIn(browser)?.phase.name).toBe('stopped');
    expect(browser.alarms.size).toBe(0);
  });

  it.each([
    { when: 'before its page could be inspected', after: 0 },
    { when: 'while a reload of it is scheduled', after: 1_000 },
  ])('forgets a tab that is closed $when', async ({ after }) => {
    const { browser, answers, pass, reported } = start();
    answers(down);
    const tab = await browser.openTab(url);
    await pass(after);
    browser.close(tab.id);
    await pass(60_000);
    expect(browser.reloads).toEqual([]);
    expect(browser.session.data).not.toHaveProperty([tabKey(tab.id)]);
    expect(outageIn(browser)?.pages ?? []).toEqual([]);
    expect(reported).toEqual([]);
  });

  it('keeps an ended outage in the history until the user deletes it', async () => {
    const { browser, answers, pass, reported } = start();
    answers(down);
    await browser.openTab(url);
    await pass(1_000);
    answers(healthy);
    await pass(20_000);
    expect(browser.local.data).toMatchObject({
      history: {
        version: 2,
        outages: [{ origin: 'http://shop.example', end: 'back', attempts: 1, status: 502 }],
      },
    });

    // Only messages from the extension's own pages count.
    browser.message({ kind: 'forget-outages', selection: { of: 'everything' } }, 'http://shop.example/');
    await pass(1_000);
    expect(browser.local.data).toHaveProperty('history');
    browser.message({ kind: 'forget-outages', selection: { of: 'everything' } });
    await pass(1_000);
    expect(browser.local.data).not.toHaveProperty('history');
    expect(reported).toEqual([]);
  });

  it('sends nothing while offline, and resumes when the network is back', async () => {
    const { browser, answers, pass, reported } = start();
    answers(down);
    await browser.openTab(url);
    await pass(1_000);
    vi.stubGlobal('navigator', { onLine: false });
    self.dispatchEvent(new Event('offline'));
    await pass(120_000);
    expect(browser.reloads).toHaveLength(0);
    expect(outageIn(browser)?.phase).toMatchObject({ name: 'paused', reason: 'offline' });

    answers(healthy);
    vi.stubGlobal('navigator', { onLine: true });
    self.dispatchEvent(new Event('online'));
    await pass(30_000);
    expect(browser.reloads).toHaveLength(1);
    expect(reported).toEqual([]);
  });

  it('does not reload a page that reloads itself, as soon as the browser reports it', async () => {
    const { browser, answers, pass } = start('chromium');
    answers(down);
    const tab = await browser.openTab(url);
    for (let nth = 0; nth < 60; nth++) {
      await pass(5_000);
      await browser.visit(tab, url, { qualifiers: ['client_redirect'], user: false });
    }
    expect(browser.ownLoads).toEqual([]);
    expect(outageIn(browser)?.phase).toEqual({ name: 'stopped', reason: 'refreshes-itself' });
  });

  it('does not reload a page that reloads itself at regular intervals, where the browser does not report it', async () => {
    const { browser, answers, pass } = start('firefox');
    answers(down);
    const tab = await browser.openTab(url);
    for (let nth = 0; nth < 60; nth++) {
      await pass(5_000);
      await browser.visit(tab, url, { type: 'reload', user: false });
    }
    expect(browser.ownLoads.length).toBeLessThanOrEqual(2);
    expect(outageIn(browser)?.phase).toEqual({ name: 'stopped', reason: 'refreshes-itself' });
  });

  it('restarts the countdown when the user loads the page', async () => {
    const { browser, answers, pass } = start();
    answers(down);
    const tab = await browser.openTab(url);
    await pass(1_000);
    await pass((dueAtIn(browser) ?? 0) - Date.now() - 300);
    await browser.visit(tab, url, { type: 'reload' });
    await pass(3_500);
    expect(browser.ownLoads).toEqual([]);
    await pass(5_000);
    expect(browser.ownLoads).toHaveLength(1);
  });

  it('waits while a page plays sound', async () => {
    const { browser, answers, pass } = start();
    answers(down);
    const tab = await browser.openTab(url);
    tab.audible = true;
    await pass(60_000);
    expect(browser.reloads).toHaveLength(0);
    expect(outageIn(browser)?.phase).toMatchObject({ name: 'paused', reason: 'sound' });
    tab.audible = false;
    await pass(60_000);
    expect(browser.reloads.length).toBeGreaterThan(0);
  });

  it('keeps nothing about a private window beyond its session', async () => {
    const { browser, answers, pass } = start();
    const tab = await browser.openTab();
    tab.incognito = true;
    answers(down);
    await browser.visit(tab, url);
    await pass(1_000);
    answers(healthy);
    await pass(30_000);
    expect(browser.reloads).toHaveLength(1);
    expect(browser.local.data).toEqual({});
    expect(browser.session.data).not.toHaveProperty('recent-successes');
    // A sent request counts toward the rate limit for a minute.
    browser.close(tab.id);
    await pass(60_000);
    expect(Object.keys(browser.session.data).sort()).toEqual(['scanned', 'settings']);
  });

  it('counts a page that has just loaded in another tab as a recent success when it diagnoses a failed page', async () => {
    const { browser, answers, pass } = start();
    answers((address) => (address === url ? { error: 'net::ERR_CONNECTION_TIMED_OUT' } : { status: 200 }));
    const other = await browser.openTab();
    const tab = await browser.openTab();
    await pass(1_000);
    void browser.visit(other, 'https://mail.example/');
    void browser.visit(tab, url);
    await pass(1_000);
    expect(browser.session.data[tabKey(tab.id)]).toMatchObject({
      shown: { diagnosis: { connection: 'works' } },
    });
  });
});
