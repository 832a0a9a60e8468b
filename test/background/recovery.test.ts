import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import type { Answer, FakeBrowser } from '../support/fake-browser.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const minute = 60_000;
const down = (): Answer => ({ status: 502 });
const healthy = (): Answer => ({ status: 200 });

const outageIn = (browser: FakeBrowser) =>
  browser.session.data[outageKey('http://shop.example default')] as Outage | undefined;
const withNotifications = { general: { version: 1, notifications: true } };
const pastIn = (browser: FakeBrowser) =>
  (browser.local.data.history as { outages: readonly { end: string }[] } | undefined)?.outages ?? [];

/** Only the site under test fails; one other site redirects to a third. */
const others = (address: string): Answer =>
  address.startsWith(url)
    ? down()
    : address === 'http://other.example/'
      ? { redirect: 'https://www.other.example/' }
      : healthy();

describe.each(['chromium', 'firefox'] as const)('a page that follows a failure, in %s', (order) => {
  const start = useBackground();

  it('is no recovery where the user went to another site by a URL that redirects', async () => {
    const { browser, answers, pass, reported } = start(order);
    answers(others);
    const tab = await browser.openTab(url);
    await pass(500);
    await browser.openTab(`${url}other`);
    await pass(500);
    expect(outageIn(browser)?.pages).toHaveLength(2);
    await browser.visit(tab, 'http://other.example/');
    await pass(2_500);
    expect(tab).toMatchObject({ url: 'https://www.other.example/', badge: '' });
    expect(outageIn(browser)).not.toHaveProperty('recoveredAt');
    expect(outageIn(browser)).toMatchObject({ recoveredTabs: [], followers: [] });
    expect(outageIn(browser)?.pages).toHaveLength(1);
    browser.close(2);
    await pass(minute);
    expect(pastIn(browser)).toMatchObject([{ end: 'left' }]);
    expect(reported).toEqual([]);
  });

  it('causes no notification where the user pressed Keep trying and then went to another site', async () => {
    const { browser, answers, pass } = start(order);
    browser.sync.put(withNotifications);
    browser.focusWindow(false);
    answers(others);
    const tab = await browser.openTab(url);
    await pass(500);
    browser.command(tab, 'keep-trying');
    await pass(500);
    await browser.visit(tab, 'http://other.example/');
    await pass(minute);
    expect(browser.notifications).toEqual([]);
    expect(pastIn(browser)).toMatchObject([{ end: 'left' }]);
  });

  it('is the recovery of a page that had changed its own URL, and the site’s other tabs follow', async () => {
    const { browser, answers, pass } = start(order);
    answers(down);
    const other = await browser.openTab(`${url}other`);
    const tab = await browser.openTab(`${url}?utm=1`);
    await pass(1_000);
    // As `history.replaceState` does.
    tab.url = url;
    answers(healthy);
    await pass(6_500);
    expect(tab).toMatchObject({ responseStatus: 200, badge: 'OK' });
    await pass(2_000);
    expect(other).toMatchObject({ responseStatus: 200, badge: 'OK' });
    await pass(minute);
    expect(pastIn(browser)).toMatchObject([{ end: 'back' }]);
  });

  it('shows no OK on another site, even if a tab follows meanwhile', async () => {
    const { browser, answers, pass } = start(order);
    answers(down);
    const other = await browser.openTab(`${url}other`);
    await pass(200);
    const tab = await browser.openTab(url);
    await pass(1_000);
    answers(healthy);
    await browser.visit(tab, url);
    await pass(300);
    expect(tab.badge).toBe('OK');
    await browser.visit(tab, 'http://other.example/');
    const badges = new Set<string>();
    for (let nth = 0; nth < 12; nth++) {
      await pass(500);
      badges.add(tab.badge);
    }
    expect([...badges]).toEqual(['']);
    expect(other).toMatchObject({ responseStatus: 200 });
  });

  it('causes a notification only where the user is looking elsewhere', async () => {
    for (const [looks, hasDisplay] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]) {
      const { browser, answers, pass } = start(order);
      if (!hasDisplay) browser.takeDisplay();
      browser.sync.put(withNotifications);
      answers(down);
      const tab = await browser.openTab(url);
      await pass(1_000);
      browser.command(tab, 'keep-trying');
      await pass(500);
      if (!looks) await browser.openTab('http://news.example/');
      answers(healthy);
      await pass(20_000);
      expect(tab.responseStatus).toBe(200);
      expect(browser.notifications).toHaveLength(looks ? 0 : 1);
    }
  });

  it('causes no notification while the popup is open, which takes the focus from the window', async () => {
    const { browser, answers, pass } = start(order);
    browser.sync.put(withNotifications);
    answers(down);
    const tab = await browser.openTab(url);
    await pass(1_000);
    browser.showPopup(true);
    browser.focusWindow(false);
    browser.command(tab, 'keep-trying');
    answers(healthy);
    await pass(20_000);
    expect(tab.responseStatus).toBe(200);
    expect(browser.notifications).toEqual([]);
  });

  it('causes one notification, for the tab in which Keep trying was pressed, even if another page recovers first', async () => {
    const { browser, answers, pass } = start(order);
    browser.sync.put(withNotifications);
    answers(down);
    const tab = await browser.openTab(`${url}first`);
    await browser.openTab(`${url}second`);
    browser.focusWindow(false);
    await pass(1_000);
    browser.command(tab, 'keep-trying');
    await pass(500);
    answers((address) => (address.endsWith('second') ? healthy() : down()));
    await pass(minute);
    expect(browser.notifications).toEqual([]);
    answers(healthy);
    await pass(2 * minute);
    expect(tab.responseStatus).toBe(200);
    expect(browser.notifications).toHaveLength(1);
  });

  it('lets no other tab follow where it is a sign-in page', async () => {
    const { browser, answers, pass } = start(order);
    answers(down);
    const other = await browser.openTab(`${url}other`);
    const tab = await browser.openTab(`${url}orders`);
    await pass(1_000);
    answers((address) =>
      address === `${url}orders` ? { redirect: 'http://id.example/sign-in' } : healthy(),
    );
    await pass(minute);
    expect(tab).toMatchObject({ url: 'http://id.example/sign-in', responseStatus: 200 });
    expect(other).toMatchObject({ responseStatus: 502, badge: '502' });
    expect(outageIn(browser)?.phase).toMatchObject({ name: 'stopped' });
  });
});

describe('a site that fails and recovers in turn', () => {
  const start = useBackground();

  it.each([
    ['a link leads back to it and it is not known who followed it', url, {}],
    ['a script of its own leads back to it', url, { qualifiers: ['client_redirect'], user: false }],
    ['a script does, as the request headers say', 'https://shop.example/', { user: false }],
  ] as const)(
    'is requested at most eight times in fifteen minutes where %s',
    { timeout: 60_000 },
    async (...row) => {
      const [, address, beginning] = row;
      const { browser, answers, pass } = start();
      answers(down);
      const tab = await browser.openTab(address);
      await pass(100);
      let seen = 0;
      for (const end = Date.now() + 15 * minute; Date.now() < end; ) {
        answers(healthy);
        await pass(500);
        if (browser.ownLoads.length === seen) continue;
        seen = browser.ownLoads.length;
        answers(down);
        await browser.visit(tab, address, beginning);
        await pass(100);
      }
      expect(seen).toBeGreaterThan(2);
      expect(seen).toBeLessThanOrEqual(8);
      const record = browser.session.data[tabKey(tab.id)] as TabRecord;
      expect(record.shown).toBeDefined();
      expect(tab.badge).toBe('502');
    },
  );

  it('gets a fresh run once the user loads it', async () => {
    const { browser, answers, pass } = start();
    answers(down);
    const tab = await browser.openTab(url);
    await pass(20 * minute);
    const made = browser.ownLoads.length;
    expect(outageIn(browser)?.phase).toMatchObject({ name: 'stopped', reason: 'attempts-spent' });
    await browser.visit(tab, url, { type: 'typed' });
    await pass(minute);
    expect(browser.ownLoads.length).toBeGreaterThan(made + 1);
  });
});

describe.each(['chromium', 'firefox'] as const)(
  'a page that changes between the check and the load, in %s',
  (order) => {
    const start = useBackground();

    it('is not loaded where another document has taken its place', async () => {
      const { browser, answers, pass } = start(order);
      answers(() => ({ status: 502 }));
      const tab = await browser.openTab('http://shop.example/');
      await pass(500);
      const before = browser.ownLoads.length;
      const record = browser.session.data[`tab:${tab.id}`];
      // The tab shows another document than the one in its record, which the attempt is for.
      tab.documentId = 'the page that its user went to meanwhile';
      await pass(20_000);
      expect(browser.ownLoads.slice(before)).toEqual([]);
      expect(record).toBeDefined();
    });
  },
);
