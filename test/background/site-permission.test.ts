import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import type { FakeBrowser } from '../support/fake-browser.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const outageIn = (browser: FakeBrowser) =>
  browser.session.data[outageKey('http://shop.example default')] as Outage | undefined;

describe('the permission for a site', () => {
  const start = useBackground();

  it('stops the run without an error when it is revoked, and resumes it when it is granted again', async () => {
    const { browser, answers, pass, reported } = start();
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    browser.allowSites(false);
    await pass(120_000);
    expect(browser.reloads).toEqual([]);
    expect(outageIn(browser)?.phase).toEqual({ name: 'stopped', reason: 'no-permission' });
    expect(tab.badge).toBe('502');

    answers(() => ({ status: 200 }));
    browser.allowSites(true);
    await pass(10_000);
    expect(browser.reloads).toHaveLength(1);
    expect(tab.badge).toBe('OK');
    expect(reported).toEqual([]);
  });

  it('once revoked, ends a page’s failure with the next page, which cannot be observed', async () => {
    const { browser, answers, pass } = start();
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    browser.allowSites(false);
    await browser.visit(tab, 'http://news.example/');
    await pass(5_000);
    expect((browser.session.data[tabKey(tab.id)] as TabRecord).shown).toBeUndefined();
    expect(tab.badge).toBe('');
  });

  it('once granted, finds the page that failed before', async () => {
    const { browser, answers, pass } = start();
    browser.allowSites(false);
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    await pass(5_000);
    expect(tab.badge).toBe('');
    browser.allowSites(true);
    await pass(2_000);
    expect(tab.badge).toBe('502');
  });
});
