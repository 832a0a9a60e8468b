import { describe, expect, it, vi } from 'vitest';
import type { FakeBrowser } from '../support/fake-browser.ts';
import { type Running, useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const origin = 'http://shop.example';
const minute = 60_000;

const gapsIn = ({ ownLoads }: FakeBrowser) =>
  ownLoads.slice(1).map(({ at }, nth) => at - (ownLoads[nth]?.at ?? 0));

describe('the mode keep', () => {
  const start = useBackground();

  const places: Readonly<Record<string, (browser: FakeBrowser) => void>> = {
    'a rule of its site': ({ local }) => local.put({ siteRules: { [origin]: 'keep' } }),
    'the general choice': ({ sync }) => sync.put({ general: { version: 1, retryMode: 'keep' } }),
    'the organization': ({ managed }) => managed.put({ siteRules: { [origin]: 'keep' } }),
  };

  async function kept(set: (browser: FakeBrowser) => void, address = url): Promise<Running> {
    const running = start();
    set(running.browser);
    running.answers(() => ({ status: 502 }));
    await running.pass(100);
    await running.browser.openTab(address);
    return running;
  }

  it.each(Object.entries(places))(
    'from %s retries for hours, at most five minutes apart, without a notification',
    async (_, set) => {
      const running = await kept(set);
      const { browser, answers, pass, reported } = running;
      browser.sync.put({
        general: { ...(browser.sync.data.general as object), version: 1, notifications: true },
      });
      browser.focusWindow(false);
      await pass(6 * 60 * minute);
      const gaps = gapsIn(browser);
      expect(gaps.length).toBeGreaterThan(72);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * minute + 1_000);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4_000);
      answers(() => ({ status: 200 }));
      await pass(5 * minute + 1_000);
      expect(browser.tab(1)).toMatchObject({ responseStatus: 200 });
      expect(browser.notifications).toEqual([]);
      expect(reported).toEqual([]);
    },
    60_000,
  );

  it('retries a private host, which otherwise waits for the user', async () => {
    const { browser, pass } = await kept(
      ({ local }) => local.put({ siteRules: { 'http://board.lan': 'keep' } }),
      'http://board.lan/',
    );
    await pass(minute);
    expect(browser.ownLoads.length).toBeGreaterThan(0);
  });

  it('continues after the worker has died', async () => {
    const { browser, answers, pass } = await kept(places['a rule of its site']!);
    await pass(minute);
    for (let nth = 0; nth < 6; nth++) {
      browser.kill();
      await pass(10 * minute);
    }
    expect(Math.max(...gapsIn(browser))).toBeLessThanOrEqual(5 * minute + 35_000);
    answers(() => ({ status: 200 }));
    await pass(6 * minute);
    expect(browser.tab(1)).toMatchObject({ responseStatus: 200 });
  });

  it('continues after a restart of the browser, which restores nothing but the tab', async () => {
    const { browser, answers, pass } = await kept(places['a rule of its site']!);
    await pass(30 * minute);
    browser.kill();
    await pass(100);
    browser.session.replace({});
    browser.alarms.clear();
    const before = browser.ownLoads.length;
    browser.message(undefined);
    await pass(30 * minute);
    expect(browser.ownLoads.length - before).toBeGreaterThan(6);
    answers(() => ({ status: 200 }));
    await pass(6 * minute);
    expect(browser.tab(1)).toMatchObject({ responseStatus: 200 });
  });

  it('is stopped by the user until the page recovers', async () => {
    const { browser, answers, pass } = await kept(places['a rule of its site']!);
    await pass(minute);
    await browser.command(browser.tab(1)!, 'stop');
    const stopped = browser.ownLoads.length;
    const tab = browser.tab(1)!;
    await browser.visit(tab, url, { type: 'typed' });
    await pass(2 * 60 * minute);
    expect(browser.ownLoads).toHaveLength(stopped);

    answers(() => ({ status: 200 }));
    await browser.visit(tab, url, { type: 'typed' });
    await pass(minute);
    answers(() => ({ status: 502 }));
    await browser.visit(tab, url, { qualifiers: ['client_redirect'], user: false });
    await pass(5 * minute);
    expect(browser.ownLoads.length).toBeGreaterThan(stopped);
  });
});
