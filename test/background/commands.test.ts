import { describe, expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey } from '../../src/storage/session-schema.ts';
import type { Answer, FakeBrowser } from '../support/fake-browser.ts';
import { useBackground } from './run-background.ts';

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

  // 403 and 404 are no outage, the others are.
  it.each(
    [403, 404, 413, 501, 502, 504].flatMap((status) => commands.map((command) => ({ status, command }))),
  )('is not sent again by $command after a $status', async ({ status, command }) => {
    const { browser, pass, tab } = await sent(status);
    await browser.command(tab, command);
    await pass(5 * minute);
    expect(browser.ownLoads).toEqual([]);
    expect(browser.sent).toHaveLength(1);
  });

  it('is sent again only if the user asks for it', async () => {
    const { browser, pass, tab } = await sent(502);
    await browser.command(tab, 'send-again');
    await pass(5 * minute);
    expect(browser.sent.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });
});

const useLate = useBackground();

it('a page that is the response to a form is not reloaded by a click, which is answered with the reason', async () => {
  const { browser, pass } = useLate();
  const tab = await browser.openTab();
  await browser.visit(tab, `${url}order`, { method: 'POST' });
  await pass(1_000);
  expect(await browser.command(tab, 'reload-without-cache')).toBe('form');
  expect(browser.ownLoads).toEqual([]);
});

describe('a click', () => {
  const start = useBackground();

  it('loads a page outside any outage at most ten times a minute', async () => {
    const { browser, answers, pass } = start();
    answers(() => ({ status: 404 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    for (let nth = 0; nth < 30; nth++) {
      await browser.command(tab, 'try-now');
      await pass(500);
    }
    expect(browser.ownLoads).toHaveLength(10);
    expect(await browser.command(tab, 'try-now')).toBe('too-many');
    await pass(minute);
    expect(await browser.command(tab, 'try-now')).toBe('done');
  });

  it('loads a page outside any outage', async () => {
    const { browser, answers, pass } = start();
    answers(() => ({ status: 404 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    await browser.command(tab, 'try-now');
    await pass(500);
    await browser.command(tab, 'reload-without-cache');
    expect(browser.ownLoads).toMatchObject([{ bypassCache: false }, { bypassCache: true }]);
  });

  it('loads another tab while an attempt of the site hangs, and has to wait a minute in the hanging one', async () => {
    const { browser, answers, pass, reported } = start();
    answers(() => ({ status: 502 }));
    const other = await browser.openTab(`${url}other`);
    const hanging = await browser.openTab(`${url}hanging`);
    await pass(1_000);
    answers((address): Answer => (address.endsWith('hanging') ? { hangs: true } : { status: 200 }));
    await pass(6_000);
    expect(browser.ownLoads.map(({ tabId }) => tabId)).toEqual([hanging.id]);

    browser.command(hanging, 'try-now');
    await pass(500);
    expect(browser.ownLoads).toHaveLength(1);
    browser.command(other, 'try-now');
    await pass(500);
    expect(other).toMatchObject({ responseStatus: 200, badge: 'OK' });

    await pass(minute);
    const before = browser.ownLoads.length;
    browser.command(hanging, 'try-now');
    await pass(500);
    expect(browser.ownLoads.slice(before).map(({ tabId }) => tabId)).toEqual([hanging.id]);
    expect(reported).toEqual([]);
  });

  it('on Stop ends the run', async () => {
    const { browser, answers, pass } = start();
    answers(() => ({ status: 502 }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    await browser.command(tab, 'stop');
    await pass(10 * minute);
    expect(browser.ownLoads).toEqual([]);
    expect(outageIn(browser)?.phase).toEqual({ name: 'stopped', reason: 'user' });
  });
});

describe('an attempt that hangs', () => {
  const start = useBackground();

  it('yields to another tab of its site after a minute', async () => {
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

describe('a click on a page that its tab has left', () => {
  const start = useBackground();
  const everyLoad = ['try-now', 'reload-without-cache', 'go-back', 'send-again', 'keep-trying'] as const;

  /** The popup shows one page, the tab navigates to another, and the click comes last. */
  async function leftFor(
    next: string,
    statuses: readonly [before: number, after: number],
    order?: 'firefox',
  ) {
    const running = start(order);
    const { browser, answers, pass } = running;
    // Nothing is loaded automatically, so that only requested loads are counted.
    browser.sync.put({ general: { version: 1, retryMode: 'ask' } });
    answers(() => ({ status: statuses[0] }));
    const tab = await browser.openTab(url);
    await pass(1_000);
    const before = { ...tab };
    answers(() => ({ status: statuses[1] }));
    await browser.visit(tab, next);
    await pass(1_000);
    return { ...running, tab, click: (command: string) => browser.command(before, command) };
  }

  // A page that loaded, one outside any outage, one in an outage; and the page after it.
  const statuses = [200, 404, 502].flatMap((before) => [200, 502].map((after) => [before, after] as const));
  const left = ['http://mail.example/compose', `${url}compose`, url];

  it.each(
    everyLoad.flatMap((command) =>
      left.flatMap((next) => statuses.map(([before, after]) => ({ command, next, before, after }))),
    ),
  )('does nothing and says so: $command on $before, then $next with $after', async (one) => {
    const { browser, pass, click } = await leftFor(one.next, [one.before, one.after]);
    const carried = click(one.command);
    await pass(30_000);
    expect([browser.ownLoads, browser.wentBack]).toEqual([[], []]);
    expect(await carried).toBe('moved');
  });

  it('does nothing to a page that replaced the one it was meant for while it waited in the queue', async () => {
    const { browser, answers, pass, reported } = start();
    answers((address) => ({ status: address.startsWith(url) ? 502 : 200 }));
    const tab = await browser.openTab('http://mail.example/');
    const other = await browser.openTab();
    await pass(2_000);
    // The queue waits for the diagnosis of the other page, which waits for the history.
    browser.api.storage.local.get = () => new Promise(() => {});
    const result = browser.command(tab, 'try-now');
    void browser.visit(other, url);
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
    await browser.visit(tab, 'http://news.example/');
    await pass(4_000);
    expect(await result).toBe('moved');
    expect(browser.ownLoads.filter(({ tabId }) => tabId === tab.id)).toEqual([]);
    expect(reported).toEqual([]);
  });

  it('on Stop still ends the run', async () => {
    const { browser, pass, answers, tab } = await leftFor(`${url}other`, [502, 502]);
    browser.command(tab, 'keep-trying');
    await pass(1_000);
    const before = { ...tab };
    answers(() => ({ status: 502 }));
    await browser.visit(tab, `${url}third`);
    await pass(1_000);
    expect(await browser.command(before, 'stop')).toBe('done');
    expect(outageIn(browser)?.phase).toMatchObject({ name: 'stopped' });
  });

  it('compares URLs where the browser names no documents', async () => {
    const { browser, pass } = start();
    const tab = await browser.openTab(url);
    Object.assign(tab, { documentId: undefined });
    await pass(1_000);
    const before = { ...tab };
    tab.url = `${url}#menu`;
    expect(await browser.command(before, 'reload-without-cache')).toBe('done');
    await pass(1_000);
    Object.assign(tab, { url: `${url}compose`, documentId: undefined });
    expect(await browser.command(before, 'reload-without-cache')).toBe('moved');
    expect(browser.reloads).toHaveLength(1);
  });

  it('loads a tab that has not loaded any page yet', async () => {
    const { browser, pass } = start();
    const tab = await browser.openTab(url);
    await pass(1_000);
    browser.kill();
    browser.session.replace({});
    const { webNavigation } = browser.api;
    vi.spyOn(webNavigation, 'getFrame').mockResolvedValue(null);
    const nothing = { url: '', documentId: undefined };
    const inspection = browser.message({ kind: 'inspect-tab', tabId: tab.id });
    await pass(2_000);
    expect(await inspection).toMatchObject({ document: { url: '' } });
    const asked = { kind: 'command', tabId: tab.id, document: nothing, command: 'try-now' };
    expect(await browser.message(asked)).toBe('done');
    expect(browser.reloads).toHaveLength(1);
  });

  it('is carried out where the page only changed its own URL', async () => {
    const { browser, pass } = start();
    const tab = await browser.openTab(url);
    await pass(1_000);
    const before = { ...tab };
    tab.url = `${url}?step=2`;
    expect(await browser.command(before, 'go-back')).toBe('done');
    expect(browser.wentBack).toEqual([tab.id]);
  });
});
