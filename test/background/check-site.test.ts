import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../src/background/app-state.ts';
import { checkSite } from '../../src/background/check-site.ts';
import type { Connection } from '../../src/browser/connections.ts';
import type { CheckUpdate } from '../../src/check/check-messages.ts';
import type { Page } from '../../src/navigation/page.ts';
import type { FakeTab } from '../support/fake-browser.ts';
import { loadScript } from './load-script.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

/** What the site answers to a check, and what the check has requested. */
const sent: { readonly url: string; readonly init: RequestInit }[] = [];
let answer: (url: string) => Response | Promise<Response>;

beforeEach(() => {
  sent.splice(0);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return Promise.race([
      answer(url),
      new Promise<never>((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      ),
    ]);
  });
});

const responding = (status: number) => new Response('', { status });

/** What `fetch` returns for a redirect that it does not follow, which Node would not let a test construct. */
const opaqueRedirect = () =>
  ({ type: 'opaqueredirect', status: 0, headers: new Headers(), body: null }) as unknown as Response;

const shop = 'https://shop.example';
/** What makes a request say nothing about the user. */
const plain = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'manual' };

const start = useBackground();

async function checked({ url = `${shop}/orders`, status = 502, prepare = (_: FakeTab) => {} } = {}) {
  const running = start();
  running.answers(() => ({ status }));
  const tab = await running.browser.openTab(url);
  await running.pass(500);
  prepare(tab);
  const check = () =>
    running.browser.connect({ tabId: tab.id, document: { url: tab.url, documentId: tab.documentId } });
  return { ...running, tab, check };
}

const kindsOf = (received: readonly unknown[]) =>
  (received as CheckUpdate[]).map((update) =>
    update.kind === 'requesting'
      ? update.request.name
      : update.kind === 'refused'
        ? update.reason
        : update.kind,
  );

describe('a check in the background', () => {
  it('reports each request and each result, and ends the connection', async () => {
    answer = (url) => responding(url === `${shop}/` ? 200 : 502);
    const { check, pass, reported } = await checked();
    const connection = check();
    await pass(5_000);
    expect(kindsOf(connection.received)).toEqual([
      ...['started', 'front', 'result', 'page', 'result', 'status', 'result', 'finished'],
    ]);
    expect(connection.isOpen()).toBe(false);
    expect(sent.map(({ url }) => url)).toEqual([
      `${shop}/`,
      `${shop}/orders`,
      'https://status.shop.example/',
    ]);
    for (const { init } of sent) expect(init).toMatchObject(plain);
    expect(reported).toEqual([]);
  });

  it('takes no redirect for a page of which the browser reports nothing', async () => {
    answer = opaqueRedirect;
    const { check, pass } = await checked();
    const connection = check();
    await pass(5_000);
    const results = (connection.received as CheckUpdate[]).flatMap((update) =>
      update.kind === 'result' ? [update.result] : [],
    );
    expect(results.map(({ came }) => came)).toEqual(['redirect', 'redirect']);
  });

  it('is not repeated within ten seconds', async () => {
    answer = () => responding(200);
    const { check, pass } = await checked();
    check();
    await pass(3_000);
    const again = check();
    await pass(100);
    expect(kindsOf(again.received)).toEqual(['too-soon']);
    expect(sent).toHaveLength(2);
  });

  it('stops between two requests if the popup closes, and aborts the current one', async () => {
    answer = () => new Promise(() => {});
    const { check, pass, reported } = await checked();
    const connection = check();
    await pass(100);
    expect(sent[0]?.init.signal?.aborted).toBe(false);
    connection.close();
    expect(sent[0]?.init.signal?.aborted).toBe(true);
    await pass(5_000);
    expect(sent).toHaveLength(1);
    expect(reported).toEqual([]);
  });

  it('gives up on each request after ten seconds', async () => {
    answer = () => new Promise(() => {});
    const { check, pass } = await checked();
    const connection = check();
    await pass(9_900);
    expect(kindsOf(connection.received)).toEqual(['started', 'front']);
    await pass(200);
    expect(kindsOf(connection.received)).toEqual(['started', 'front', 'result', 'sibling']);
  });

  it('ends when the budget of the origin is spent', async () => {
    answer = () => responding(502);
    const { browser, tab, check, pass } = await checked({ status: 200 });
    for (let nth = 0; nth < 9; nth++) await browser.command(tab, 'reload-without-cache');
    await pass(2_000);
    const connection = check();
    await pass(5_000);
    expect(kindsOf(connection.received)).toEqual(['started', 'front', 'result', 'too-many']);
  });

  it('sends nothing for a private window, a browser page, a site without permission, or a stranger', async () => {
    answer = () => responding(200);
    const isPrivate = await checked({
      prepare: (tab) => {
        tab.incognito = true;
      },
    });
    const refused = isPrivate.check();
    await isPrivate.pass(100);
    expect(kindsOf(refused.received)).toEqual(['private']);

    const own = await checked({ url: 'about:blank' });
    const none = own.check();
    await own.pass(100);
    expect(kindsOf(none.received)).toEqual(['no-site']);

    const forbidden = await checked();
    forbidden.browser.allowSites(false);
    const denied = forbidden.check();
    await forbidden.pass(100);
    expect(kindsOf(denied.received)).toEqual(['no-permission']);

    const { browser, tab, pass } = await checked();
    const request = { tabId: tab.id, document: { url: tab.url, documentId: tab.documentId } };
    const stranger = browser.connect(request, 'https://evil.example/');
    const nonsense = browser.connect('check');
    await pass(100);
    expect([...stranger.received, ...nonsense.received]).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('does not request a page that came from a form, or whose address may work only once', async () => {
    answer = () => responding(200);
    const once = await checked({ url: `${shop}/reset?token=0123456789abcdef` });
    once.check();
    await once.pass(3_000);
    expect(sent.map(({ url }) => url)).toEqual([`${shop}/`]);
  });

  it.each([
    ['a later page failed', 'https://other.example/x', undefined, `${shop}/`],
    ['a page of another host was observed', undefined, 'https://other.example/x', 'moved'],
  ])('is of the page that the popup named although %s', async (_, record, observed, expected) => {
    answer = () => responding(200);
    const { tab } = await checked();
    const page = (url: string) => ({ url, documentId: 'another', method: 'GET' }) as Page;
    const shown = record && { page: page(record), diagnosis: { chain: [], evidence: [] } };
    const received: CheckUpdate[] = [];
    const request = { tabId: tab.id, document: { url: tab.url, documentId: tab.documentId } };
    const connection = {
      request: Promise.resolve(request),
      post: (update: CheckUpdate) => void received.push(update),
      closed: AbortSignal.abort(),
    };
    await checkSite(connection as unknown as Connection, {
      queue: { dispatch: async () => 'done' as never, settled: async () => {} },
      watcher: { pageIn: () => (observed ? page(observed) : undefined) },
      state: () => ({ tabs: new Map([[tab.id, { shown }]]) }) as unknown as AppState,
      loadScript,
      now: Date.now,
    });
    const [first] = received;
    expect(first?.kind === 'started' ? first.target.front : kindsOf(received)[0]).toBe(expected);
  });
});
