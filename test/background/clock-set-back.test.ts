import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import type { FakeBrowser, FakeTab } from '../support/fake-browser.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const hour = 3_600_000;

const shownIn = (browser: FakeBrowser, { id }: FakeTab) =>
  (browser.session.data[tabKey(id)] as TabRecord | undefined)?.shown?.page;
const outageIn = (browser: FakeBrowser) =>
  browser.session.data[outageKey('http://shop.example default')] as Outage | undefined;

describe.each(['chromium', 'firefox'] as const)('a clock that is set back, with events as in %s', (order) => {
  const start = useBackground();

  async function opened(status: number) {
    const running = start(order);
    running.answers(() => ({ status }));
    const tab = await running.browser.openTab(url);
    await running.pass(500);
    return { ...running, tab };
  }

  it.each([hour, 3_000])('by %i ms does not hide a page that recovers', async (back) => {
    const { browser, answers, pass, reported, tab } = await opened(502);
    expect(tab.badge).toBe('502');
    vi.setSystemTime(Date.now() - back);
    answers(() => ({ status: 200 }));
    await browser.visit(tab, url);
    await pass(2_000);
    expect(shownIn(browser, tab)).toBeUndefined();
    expect(tab.badge).toBe('OK');
    await pass(120_000);
    expect(browser.ownLoads).toEqual([]);
    expect(reported).toEqual([]);
  });

  it.each([hour, 3_000])(
    'by %i ms hides neither a page that fails nor how it was requested',
    async (back) => {
      const { browser, answers, pass, tab } = await opened(200);
      vi.setSystemTime(Date.now() - back);
      answers(() => ({ status: 502 }));
      await browser.visit(tab, `${url}next`);
      await pass(3_000);
      expect(tab.badge).toBe('502');
      expect(shownIn(browser, tab)).toMatchObject({ method: 'GET', outcome: { kind: 'response' } });
    },
  );

  it('delays no attempt, and its page is found to have recovered', async () => {
    const { browser, answers, pass, tab } = await opened(502);
    vi.setSystemTime(Date.now() - hour);
    answers(() => ({ status: 200 }));
    await pass(20_000);
    expect(browser.ownLoads).toHaveLength(1);
    expect(tab.responseStatus).toBe(200);
    expect(shownIn(browser, tab)).toBeUndefined();
    expect(outageIn(browser)?.phase).toMatchObject({ name: 'ended', how: 'recovered' });
  });

  it('does not raise the number of requests in fifteen minutes', async () => {
    const { browser, pass } = await opened(502);
    for (let nth = 0; nth < 15; nth++) {
      vi.setSystemTime(Date.now() - hour);
      await pass(60_000);
    }
    expect(browser.ownLoads.length).toBeGreaterThan(3);
    expect(browser.ownLoads.length).toBeLessThanOrEqual(8);
  });
});
