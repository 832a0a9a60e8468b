import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, settingsKey } from '../../src/storage/session-schema.ts';
import type { FakeBrowser } from '../support/fake-browser.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const origin = 'http://shop.example';
const phaseIn = (browser: FakeBrowser) =>
  (browser.session.data[outageKey(`${origin} default`)] as Outage | undefined)?.phase;

describe('a setting', () => {
  const start = useBackground();

  /** A background with a page that failed, after `store` filled the browser's storage. */
  async function failing(status: number, store: (browser: FakeBrowser) => void) {
    const running = start();
    store(running.browser);
    running.answers(() => ({ status }));
    await running.browser.openTab(url);
    await running.pass(1_000);
    return running;
  }

  it.each<[string, number, object]>([
    ['makes a 502 wait for the user', 502, { retryGatewayErrors: false }],
    ['makes a 521 wait for the user', 521, { retryCdnErrors: false }],
    ['makes every failure wait for the user', 503, { retryMode: 'ask' }],
  ])('%s', async (_, status, fields) => {
    const { browser, pass } = await failing(status, ({ sync }) => sync.put({ general: fields }));
    await pass(60_000);
    expect(phaseIn(browser)).toEqual({ name: 'stopped', reason: 'only-when-asked' });
    expect(browser.reloads).toEqual([]);
  });

  it('has the value that was chosen last, whichever of two readings ends first', async () => {
    const { browser, pass, answers } = start();
    await pass(1_000);
    const { sync } = browser.api.storage;
    const get = sync.get;
    let overtaken = () => {};
    vi.spyOn(sync, 'get').mockImplementationOnce(async (keys) => {
      const stored = await get(keys);
      await new Promise<void>((resolve) => {
        overtaken = resolve;
      });
      return stored;
    });
    browser.sync.put({ general: { version: 1, retryMode: 'auto' } });
    await pass(100);
    browser.sync.put({ general: { version: 1, retryMode: 'never' } });
    await pass(100);
    overtaken();
    await pass(100);
    answers(() => ({ status: 502 }));
    await browser.openTab(url);
    await pass(60_000);
    expect(browser.ownLoads).toEqual([]);
  });

  it('takes effect even if the tabs cannot be listed when the worker starts', async () => {
    const { browser, pass, reported } = start();
    vi.spyOn(browser.api.tabs, 'query').mockRejectedValueOnce(new Error('no tabs'));
    await pass(2_000);
    // Until they are read, nothing is retried automatically.
    expect(browser.session.data[settingsKey]).toMatchObject({ retryMode: 'auto' });
    expect(reported).toHaveLength(1);
  });

  it('makes a 500 be retried automatically', async () => {
    const widened = { version: 1, retryServerErrors: true };
    const { browser } = await failing(500, ({ sync }) => sync.put({ general: widened }));
    expect(phaseIn(browser)?.name).toBe('scheduled');
  });

  it('is read from this machine where the synchronized area refused it', async () => {
    const { browser } = await failing(502, ({ sync, local }) => {
      sync.put({ general: { version: 1, retryMode: 'auto' } });
      local.put({ general: { version: 1, retryMode: 'never' } });
    });
    expect(phaseIn(browser)?.name).not.toBe('scheduled');
  });

  it('locked by the policy overrides the synchronized one', async () => {
    const { browser } = await failing(502, ({ sync, managed }) => {
      sync.put({ general: { version: 1, retryMode: 'auto' } });
      managed.put({ retryMode: 'ask', locked: ['retryMode'] });
    });
    expect(phaseIn(browser)).toEqual({ name: 'stopped', reason: 'only-when-asked' });
  });

  it('is stored for the popup, which reads no other store, and written there only when it changes', async () => {
    const { browser, pass } = await failing(502, ({ sync }) => sync.put({ general: { attemptLimit: 3 } }));
    expect(browser.session.data[settingsKey]).toMatchObject({ attemptLimit: 3, retryMode: 'auto' });
    await browser.api.storage.sync.set({ general: { version: 1, attemptLimit: 4 } });
    await pass(1_000);
    expect(browser.session.data[settingsKey]).toMatchObject({ attemptLimit: 4 });
    const { writes } = browser.session;
    await browser.api.storage.sync.set({ general: { version: 1, attemptLimit: 4, unheard: 'of' } });
    await pass(1_000);
    expect(browser.session.writes).toBe(writes);
  });

  it('switched off during a countdown takes effect before the next load', async () => {
    const { browser, pass } = await failing(502, () => {});
    expect(phaseIn(browser)?.name).toBe('scheduled');
    browser.sync.put({ general: { version: 1, retryGatewayErrors: false } });
    await pass(60_000);
    expect(browser.ownLoads).toEqual([]);
    expect(phaseIn(browser)).toEqual({ name: 'stopped', reason: 'only-when-asked' });
  });

  it('changed by the policy takes effect at once', async () => {
    const { browser, pass } = await failing(502, () => {});
    expect(phaseIn(browser)?.name).toBe('scheduled');
    browser.managed.put({ siteRules: { [origin]: 'never' } });
    await pass(1_000);
    expect(phaseIn(browser)).toEqual({ name: 'stopped', reason: 'switched-off' });
  });
});

describe('the history', () => {
  const start = useBackground();
  const past = (until: number) => ({ origin, since: until - 60_000, until, end: 'back', attempts: 1 });
  const kept = (browser: FakeBrowser) => browser.local.data.history as { outages: object[] } | undefined;

  async function endOutage({ browser, answers, pass }: ReturnType<typeof start>) {
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    browser.close(tab.id);
    await pass(1_000);
  }

  it('is kept for the chosen number of days', async () => {
    const running = start();
    const day = 24 * 60 * 60_000;
    running.browser.sync.put({ general: { version: 1, historyDays: 3 } });
    running.browser.local.put({
      history: { version: 1, outages: [past(Date.now() - 4 * day), past(Date.now() - 2 * day)] },
    });
    await endOutage(running);
    expect(kept(running.browser)?.outages).toHaveLength(2);
  });

  it('is wiped as soon as it is switched off, and nothing is added', async () => {
    const running = start();
    await endOutage(running);
    expect(kept(running.browser)?.outages).toHaveLength(1);
    running.browser.sync.put({ general: { version: 1, historyKept: false } });
    await running.pass(100);
    expect(kept(running.browser)).toBeUndefined();
    await endOutage(running);
    expect(kept(running.browser)).toBeUndefined();
  });
});

describe('a store that cannot be read', () => {
  const start = useBackground();

  it('is set aside with its date, and the defaults take effect', async () => {
    const { browser, pass, reported } = start();
    browser.sync.put({ general: { version: 9, retryMode: 'never' } });
    browser.local.put({ general: 'x', siteRules: ['x'], history: { version: 2 } });
    const at = Date.now();
    await pass(100);
    expect(browser.local.data.setAside).toEqual([
      { what: 'synced', why: 'newer', at, stored: { version: 9, retryMode: 'never' } },
      { what: 'general', why: 'damaged', at, stored: 'x' },
      { what: 'siteRules', why: 'damaged', at, stored: ['x'] },
    ]);
    expect(Object.keys(browser.local.data).sort()).toEqual(['history', 'setAside']);
    // A newer Gatelight on another machine still needs it.
    expect(browser.sync.data.general).toEqual({ version: 9, retryMode: 'never' });
    expect(reported).toEqual([]);
  });

  it('is left where it is when it cannot be set aside', async () => {
    const { browser, pass, reported } = start();
    browser.local.put({ siteRules: ['x'] });
    browser.local.refuse(true);
    await pass(100);
    expect(browser.local.data).toEqual({ siteRules: ['x'] });
    expect(reported).toEqual([]);
  });

  it('of the history is set aside when the next outage ends', async () => {
    const { browser, answers, pass } = start();
    browser.local.put({ history: { version: 3, outages: 'x' } });
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    browser.close(tab.id);
    await pass(1_000);
    expect(browser.local.data.setAside).toMatchObject([{ what: 'history', why: 'newer' }]);
    expect(browser.local.data.history).toMatchObject({ version: 2 });
  });
});

describe('a notification', () => {
  const start = useBackground();

  it.each([
    [true, 1],
    [false, 0],
  ])('is shown only if it is switched on (%s)', async (notifications, shown) => {
    const running = start();
    const { browser, answers, pass } = running;
    browser.sync.put({ general: { version: 1, notifications } });
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    // Users are not notified about what they can see.
    browser.focusWindow(false);
    await pass(1_000);
    browser.command(tab, 'keep-trying');
    await pass(1_000);
    answers(() => ({ status: 200 }));
    await pass(60_000);
    expect(browser.notifications).toHaveLength(shown);
  });
});
