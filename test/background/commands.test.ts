import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey } from '../../src/session.ts';
import type { Answer, FakeBrowser } from '../support/fake-browser.ts';
import { useBackground } from './running.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const minute = 60_000;
const outageIn = (browser: FakeBrowser) =>
  browser.session.data[outageKey('http://shop.example default')] as Outage | undefined;

const commands = ['try-now', 'reload-without-cache', 'keep-trying'] as const;

describe('a page that came from a form', () => {
  const start = useBackground();

  async function sent(status: number) {
    const running = start();
    running.answers(() => ({ status }));
    const tab = await running.browser.openTab();
    await running.browser.visit(tab, `${url}order`, { method: 'POST' });
    await running.pass(1_000);
    return { ...running, tab };
  }

  // 403 and 404 are nobody's outage, the others are.
  it.each(
    [403, 404, 413, 501, 502, 504].flatMap((status) => commands.map((command) => ({ status, command }))),
  )('is not sent again by $command after a $status', async ({ status, command }) => {
    const { browser, pass, tab } = await sent(status);
    await browser.message({ kind: 'command', tabId: tab.id, command });
    await pass(5 * minute);
    expect(browser.ownLoads).toEqual([]);
    expect(browser.sent).toHaveLength(1);
  });

  it('is sent again at the word of its user alone', async () => {
    const { browser, pass, tab } = await sent(502);
    await browser.message({ kind: 'command', tabId: tab.id, command: 'send-again' });
    await pass(5 * minute);
    expect(browser.sent.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });
});

describe('a click', () => {
  const start = useBackground();

  it('loads a page that is nobody’s outage', async () => {
    const { browser, answers, pass } = start();
    answers(() => ({ status: 404 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    await browser.message({ kind: 'command', tabId: tab.id, command: 'try-now' });
    await pass(500);
    await browser.message({ kind: 'command', tabId: tab.id, command: 'reload-without-cache' });
    expect(browser.ownLoads).toMatchObject([{ bypassCache: false }, { bypassCache: true }]);
  });

  it('goes through in another tab while an attempt of the site hangs, and has a minute’s wait in its own', async () => {
    const { browser, answers, pass, reported } = start();
    answers(() => ({ status: 502 }));
    const other = await browser.openTab(`${url}other`);
    const hanging = await browser.openTab(`${url}hanging`);
    await pass(1_000);
    answers((address): Answer => (address.endsWith('hanging') ? { hangs: true } : { status: 200 }));
    await pass(6_000);
    expect(browser.ownLoads.map(({ tabId }) => tabId)).toEqual([hanging.id]);

    browser.message({ kind: 'command', tabId: hanging.id, command: 'try-now' });
    await pass(500);
    expect(browser.ownLoads).toHaveLength(1);
    browser.message({ kind: 'command', tabId: other.id, command: 'try-now' });
    await pass(500);
    expect(other).toMatchObject({ responseStatus: 200, badge: 'OK' });

    await pass(minute);
    const before = browser.ownLoads.length;
    browser.message({ kind: 'command', tabId: hanging.id, command: 'try-now' });
    await pass(500);
    expect(browser.ownLoads.slice(before).map(({ tabId }) => tabId)).toEqual([hanging.id]);
    expect(reported).toEqual([]);
  });

  it('that stops is heeded', async () => {
    const { browser, answers, pass } = start();
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    await browser.message({ kind: 'command', tabId: tab.id, command: 'stop' });
    await pass(10 * minute);
    expect(browser.ownLoads).toEqual([]);
    expect(outageIn(browser)?.phase).toEqual({ name: 'stopped', reason: 'user' });
  });
});

describe('an attempt that hangs', () => {
  const start = useBackground();

  it('gives way to another tab of its site after a minute', async () => {
    const { browser, answers, pass } = start();
    answers(() => ({ status: 502 }));
    const other = await browser.openTab(`${url}other`);
    const hanging = await browser.openTab(`${url}hanging`);
    await pass(1_000);
    answers((address): Answer => (address.endsWith('hanging') ? { hangs: true } : { status: 200 }));
    await pass(2 * minute);
    expect(browser.ownLoads.map(({ tabId }) => tabId).slice(0, 2)).toEqual([hanging.id, other.id]);
    expect(other.responseStatus).toBe(200);
  });
});
