import { describe, expect, it, vi } from 'vitest';
import type { Clearing } from '../../src/clearing/clearing.ts';
import { clearingKey, readClearing } from '../../src/storage/clearing-schema.ts';
import type { FakeTab } from '../support/fake-browser.ts';
import { type Running, useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const shop = { origin: 'http://shop.example', act: 'files', number: 1 };

/** The popup's request to clear the site of the document that a tab shows now. */
const confirmedIn = ({ id, url, documentId }: FakeTab) => ({
  kind: 'clear',
  tabId: id,
  document: { url, documentId },
  ...shop,
});

const stageIn = ({ browser }: Running) => (browser.session.data[clearingKey] as Clearing | undefined)?.stage;

describe('a clearing', () => {
  const start = useBackground();

  async function at(address: string, change: Partial<{ incognito: boolean; method: string }> = {}) {
    const running = start();
    const { browser, pass } = running;
    await pass(100);
    const tab = await browser.openTab();
    tab.incognito = change.incognito ?? false;
    await browser.visit(tab, address, change);
    await pass(100);
    return { ...running, tab, request: confirmedIn(tab) };
  }

  it('clears only the tab’s site, reloads the page without the cache, and records what was done', async () => {
    const running = await at(url);
    running.browser.message(running.request);
    await running.pass(1_000);
    expect(running.browser.cleared).toMatchObject([
      { only: { origins: ['http://shop.example'] }, types: ['cache', 'cacheStorage', 'serviceWorkers'] },
    ]);
    expect(running.browser.reloads).toHaveLength(1);
    expect(stageIn(running)).toEqual({
      name: 'done',
      results: { cache: 'unverified', cacheStorage: 'unverified', serviceWorkers: 'gone' },
      reload: 'started',
    });
  });

  it('is recorded as begun before anything is cleared', async () => {
    const running = await at(url);
    running.browser.message(running.request);
    await running.pass(1_000);
    const [held] = running.browser.cleared.map(({ session }) => JSON.parse(session)[clearingKey]);
    expect(readClearing(held)).toMatchObject({ number: 1, stage: { name: 'begun' } });
  });

  it('runs once per number, even if it is requested twice at the same time', async () => {
    const running = await at(url);
    running.browser.message(running.request);
    running.browser.message(running.request);
    await running.pass(1_000);
    running.browser.message(running.request);
    await running.pass(1_000);
    expect(running.browser.cleared).toHaveLength(1);
    running.browser.message({ ...confirmedIn(running.tab), number: 2, act: 'site-data' });
    await running.pass(1_000);
    expect(running.browser.cleared).toHaveLength(2);
  });

  it('runs at most once wherever the worker dies, and is reported as unknown where its end was not recorded', async () => {
    const whole = await at(url);
    const before = whole.browser.calls;
    whole.browser.message(whole.request);
    await whole.pass(5_000);
    const calls = whole.browser.calls - before;
    expect(calls).toBeGreaterThan(5);

    const ends = new Set<string | undefined>();
    for (let nth = 1; nth <= calls; nth++) {
      const running = await at(url);
      running.browser.dieAfter(nth);
      running.browser.message(running.request);
      await running.pass(5_000);
      // The popup is opened again, which starts the next worker, and the same click is sent again.
      running.browser.message({ kind: 'inspect-tab', tabId: 1 });
      await running.pass(1_000);
      const stage = stageIn(running)?.name;
      if (stage !== undefined) running.browser.message(running.request);
      await running.pass(1_000);
      expect(running.browser.cleared.length, `died after call ${nth}`).toBeLessThanOrEqual(1);
      expect(running.browser.reloads.length, `died after call ${nth}`).toBeLessThanOrEqual(1);
      expect(running.reported, `died after call ${nth}`).toEqual([]);
      ends.add(stageIn(running)?.name);
    }
    expect(ends).toEqual(new Set([undefined, 'unknown', 'done']));
  });

  /** Delays a clearing, as a large cache does; returns a function that ends it. */
  function holdUp({ browser }: Running): () => void {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { remove } = browser.api.browsingData;
    browser.api.browsingData.remove = async (...asked) => {
      await held;
      return remove(...asked);
    };
    return finish;
  }

  it('is answered once it has ended, so that the popup notices a worker that dies meanwhile', async () => {
    const running = await at(url);
    const finish = holdUp(running);
    const answered = vi.fn();
    void running.browser.message(running.request).then(answered);
    await running.pass(60_000);
    expect(stageIn(running)).toMatchObject({ name: 'begun' });
    expect(answered).not.toHaveBeenCalled();
    finish();
    await running.pass(1_000);
    expect(stageIn(running)).toMatchObject({ name: 'done' });
    expect(answered).toHaveBeenCalledExactlyOnceWith('ran');
  });

  it('is not answered with a result that the full session does not hold', async () => {
    const running = await at(url);
    const finish = holdUp(running);
    const answered = vi.fn();
    void running.browser.message(running.request).then(answered);
    await running.pass(500);
    running.browser.session.refuse(true);
    finish();
    await running.pass(1_000);
    expect(stageIn(running)).toMatchObject({ name: 'begun' });
    expect(answered).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it.each([
    ['another site', 'http://mail.example/compose'],
    ['another page of the site', `${url}compose`],
    ['the same page once more', url],
  ])('does not reload what the tab navigated to meanwhile (%s), and reports that', async (_, next) => {
    const running = await at(url);
    const finish = holdUp(running);
    running.browser.message(running.request);
    await running.pass(500);
    await running.browser.visit(running.tab, next);
    await running.pass(5_000);
    finish();
    await running.pass(2_000);
    expect(running.browser.cleared).toHaveLength(1);
    expect(running.browser.ownLoads).toEqual([]);
    expect(stageIn(running)).toMatchObject({ name: 'done', reload: 'moved' });
  });

  it('does not interrupt a pending navigation to another page', async () => {
    const running = await at(url);
    const finish = holdUp(running);
    running.browser.message(running.request);
    await running.pass(500);
    running.answers(() => ({ hangs: true }));
    await running.browser.visit(running.tab, `${url}slow`);
    finish();
    await running.pass(2_000);
    expect(running.browser.ownLoads).toEqual([]);
    expect(stageIn(running)).toMatchObject({ name: 'done', reload: 'moved' });
  });

  it('reloads a page that changed its own URL meanwhile', async () => {
    const running = await at(url);
    running.tab.url = `${url}?step=2`;
    running.browser.message(running.request);
    await running.pass(1_000);
    expect(running.browser.reloads).toHaveLength(1);
  });

  it.each(['http://shop.example/other', url])(
    'confirmed on an earlier page, now %s, clears nothing and says why',
    async (next) => {
      const running = await at(url);
      await running.browser.visit(running.tab, next);
      await running.pass(100);
      expect(await running.browser.message(running.request)).toBe('other-page');
      await running.pass(1_000);
      expect(running.browser.cleared).toEqual([]);
      expect(running.browser.reloads).toEqual([]);
      expect(stageIn(running)).toBeUndefined();
    },
  );

  it.each([200, 400, 403, 404, 413, 501, 502, 504])(
    'is not followed by a reload where the page is the response to a form (%i)',
    async (status) => {
      const running = start();
      running.answers(() => ({ status }));
      await running.pass(100);
      const tab = await running.browser.openTab();
      await running.browser.visit(tab, url, { method: 'POST' });
      await running.pass(1_000);
      running.browser.message({ ...confirmedIn(tab), act: 'site-data' });
      await running.pass(1_000);
      expect(running.browser.cleared).toHaveLength(1);
      expect(running.browser.reloads).toHaveLength(0);
      expect(stageIn(running)).toMatchObject({ name: 'done', reload: 'form' });
    },
  );

  it('does not reload the page beyond the rate limit of its site, and reports that', async () => {
    const running = start();
    running.answers(() => ({ status: 502 }));
    await running.pass(100);
    const tab = await running.browser.openTab(url);
    await running.pass(100);
    for (let click = 0; click < 12; click++) {
      running.browser.command(tab, 'try-now');
      await running.pass(100);
    }
    expect(running.browser.reloads).toHaveLength(10);
    running.browser.message(confirmedIn(tab));
    await running.pass(1_000);
    expect(running.browser.reloads).toHaveLength(10);
    expect(stageIn(running)).toMatchObject({ name: 'done', reload: 'refused' });
  });

  it.each<[string, Partial<ReturnType<typeof confirmedIn>>, Parameters<typeof at>]>([
    ['of a closed tab', { tabId: 99 }, [url]],
    ['of a tab that now shows another site', {}, ['http://news.example/']],
    ['of another port of the site', { origin: 'http://shop.example:8080' }, [url]],
    ['of a private window', {}, [url, { incognito: true }]],
    ['of a file', { origin: 'file:///etc/passwd' }, ['file:///etc/passwd']],
    ['of an extension’s page', { origin: 'chrome-extension://fake' }, ['chrome-extension://fake/popup.html']],
    ['of a URL instead of an origin', { origin: url }, [url]],
    ['of the history', { act: 'history' }, [url]],
    ['without a number', { number: Number.NaN }, [url]],
  ])('%s clears nothing, and records nothing', async (_, change, where) => {
    const running = await at(...where);
    running.browser.message({ ...running.request, ...change });
    await running.pass(1_000);
    expect(running.browser.cleared).toEqual([]);
    expect(running.browser.reloads).toEqual([]);
    expect(stageIn(running)).toBeUndefined();
  });

  it.each(['http://shop.example/', 'https://evil.example/', 'chrome-extension://other/popup.html'])(
    'requested by %s clears nothing',
    async (sender) => {
      const running = await at(url);
      running.browser.message(running.request, sender);
      await running.pass(1_000);
      expect(running.browser.cleared).toEqual([]);
    },
  );

  it('that the browser refuses is reported as failed, and the page is not reloaded', async () => {
    const running = await at(url);
    running.browser.api.browsingData.remove = () => Promise.reject(new Error('No permission'));
    running.browser.message(running.request);
    await running.pass(1_000);
    expect(stageIn(running)).toEqual({ name: 'failed' });
    expect(running.browser.reloads).toEqual([]);
  });
});
