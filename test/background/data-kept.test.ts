import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../support/fake-browser.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const down = (): Answer => ({ status: 502 });
const healthy = (): Answer => ({ status: 200 });

const never = () => new Promise<never>(() => {});

describe.each(['chromium', 'firefox'] as const)('the data that is read and kept, in %s', (order) => {
  const start = useBackground();

  it.each([200, 204, 301, 399])(
    'does not include the text of a page with the status %i that no event reported',
    async (status) => {
      const { browser, answers, pass } = start(order);
      answers(() => ({ status, text: 'a private letter' }));
      const tab = await browser.openTab('http://mail.example/');
      await pass(2_000);
      const { scripting } = browser.api;
      const run = scripting.executeScript;
      const read: unknown[] = [];
      vi.spyOn(scripting, 'executeScript').mockImplementation(async (script) => {
        const results = await run(script);
        read.push(results);
        return results;
      });
      browser.kill();
      await pass(40_000);
      browser.front(tab.id);
      await pass(3_000);
      expect(read).not.toEqual([]);
      expect(JSON.stringify(read)).not.toContain('a private letter');
    },
  );

  it('includes the content of a page that failed', async () => {
    const { browser, answers, pass } = start(order);
    answers(() => ({ status: 503, text: 'The site is down for maintenance.' }));
    await browser.openTab(url);
    await pass(2_000);
    expect(JSON.stringify(browser.session.data)).toContain('"maintenance"');
  });

  it('does not include a private tab that was closed at once', async () => {
    const { browser, answers, pass } = start(order);
    answers(healthy);
    const tab = await browser.openTab();
    tab.incognito = true;
    await browser.visit(tab, 'http://secret.example/');
    browser.close(tab.id);
    await pass(3_000);
    expect(JSON.stringify(browser.session.data)).not.toContain('secret.example');
  });

  it('includes no URL of unlimited length, and a page with such a URL still recovers', async () => {
    const { browser, answers, pass, reported } = start(order);
    answers(down);
    const long = `${url}?${'q'.repeat(2_000_000)}`;
    const tab = await browser.openTab(long);
    await pass(2_000);
    expect(tab.badge).toBe('502');
    expect(JSON.stringify(browser.session.data).length).toBeLessThan(100_000);
    answers(healthy);
    await pass(30_000);
    expect(tab).toMatchObject({ responseStatus: 200, url: long });
    expect(reported).toEqual([]);
  });

  it('includes no record of unlimited size, whatever a server sends', async () => {
    const { browser, answers, pass, reported } = start(order);
    const long = 'x'.repeat(1_000_000);
    const headers = ['server', 'via', 'proxy-status', 'x-request-id', 'retry-after', 'cache-status'].flatMap(
      (name) =>
        [
          [name, long],
          [name, `${name.repeat(1_000)}`],
        ] as const,
    );
    answers(() => ({ status: 503, headers, text: 'maintenance '.repeat(100_000) }));
    await browser.openTab(url);
    await pass(2_000);
    expect(JSON.stringify(browser.session.data).length).toBeLessThan(150_000);
    expect(reported).toEqual([]);
  });

  it('is enough to reload a page whose URL is too long to keep, even after a redirect', async () => {
    const { browser, answers, pass } = start(order);
    const long = `http://shop.example/${'a/'.repeat(5_000)}`;
    let status = 502;
    answers((address) =>
      address.startsWith('http:') ? { redirect: address.replace('http:', 'https:') } : { status },
    );
    const tab = await browser.openTab(long);
    await pass(2_000);
    expect(tab.badge).toBe('502');
    status = 200;
    await pass(30_000);
    expect(tab).toMatchObject({ responseStatus: 200 });
  });

  it('does not depend on a history that never answers', async () => {
    const { browser, answers, pass } = start(order);
    answers(down);
    await pass(1_000);
    for (const operation of ['get', 'set', 'remove'] as const)
      vi.spyOn(browser.api.storage.local, operation).mockImplementation(never);
    const tab = await browser.openTab(url);
    await pass(5_000);
    expect(tab.badge).toBe('502');
    answers(healthy);
    await pass(30_000);
    expect(tab).toMatchObject({ responseStatus: 200 });
  });

  it('does not depend on settings that never answer, and nothing is retried without them', async () => {
    const { browser, answers, pass } = start(order);
    answers(down);
    let answer: (stored: Record<string, unknown>) => void = () => {};
    const slow = vi.spyOn(browser.api.storage.sync, 'get');
    slow.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    browser.kill();
    const tab = await browser.openTab(url);
    await pass(60_000);
    expect(tab.badge).toBe('502');
    expect(browser.ownLoads).toEqual([]);
    answers(healthy);
    answer({});
    await pass(30_000);
    expect(tab).toMatchObject({ responseStatus: 200 });
  });
});
