import { describe, expect, it, vi } from 'vitest';
import { viewOf } from '../../../src/explanation/popup-view.ts';
import { originOf } from '../../../src/navigation/url.ts';
import { followTab } from '../../../src/ui/popup/follow-tab.ts';
import { documentIn, type ShownTab } from '../../../src/ui/popup/shown-tab.ts';
import { useBackground } from '../../background/run-background.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

const shop = 'http://shop.example/';
const login = 'http://login.example/';

describe('an open popup', () => {
  const start = useBackground();

  /** Opens a popup over a tab whose page responds with a status, and records everything that it shows. */
  async function openPopupOver(status: number, order?: 'firefox') {
    const running = start(order);
    const { browser, answers, pass } = running;
    Object.assign(browser.api.runtime, { sendMessage: browser.message });
    answers(() => ({ status }));
    const tab = await browser.openTab(shop);
    await pass(1_000);
    const updates: ShownTab[] = [];
    await followTab((shown) => updates.push(shown));
    await pass(200);
    const last = () => updates.at(-1) as ShownTab;
    const state = () => viewOf(last(), Date.now()).state;
    return { ...running, tab, updates, last, state };
  }

  it.each([
    [502, 502, 'counting'],
    [502, 404, 'failed'],
    [502, 200, 'fine'],
    [200, 502, 'counting'],
    [200, 200, 'fine'],
  ] as const)(
    'follows its tab from a page with status %i to another site with status %i',
    async (before, after, state) => {
      for (const order of [undefined, 'firefox'] as const) {
        const popup = await openPopupOver(before, order);
        popup.answers(() => ({ status: after }));
        await popup.browser.visit(popup.tab, login);
        await popup.pass(2_000);
        expect({ url: popup.last().url, state: popup.state() }).toEqual({ url: login, state });
        expect(documentIn(popup.last())).toEqual({ url: login, documentId: popup.tab.documentId });
      }
    },
  );

  it('never shows a failure of one site under the host of another', async () => {
    const { browser, answers, pass, tab, updates } = await openPopupOver(502);
    answers((url) => ({ status: url === login ? 502 : 503 }));
    for (const next of [login, shop, login, `${login}help`]) {
      await browser.visit(tab, next);
      await pass(50);
    }
    await pass(2_000);
    const sites = updates.map(({ url = '', shown }) => [originOf(url), shown && originOf(shown.page.url)]);
    expect(sites.filter(([above, below]) => below !== undefined && above !== below)).toEqual([]);
  });

  it('says that a refused page is back while the tab shows it', async () => {
    const { browser, answers, pass, tab, last, state } = await openPopupOver(400);
    expect(state()).toBe('failed');
    answers(() => ({ status: 200 }));
    await browser.visit(tab, shop, { type: 'reload' });
    await pass(2_000);
    expect([state(), last().recovered]).toEqual(['fine', true]);
    await browser.visit(tab, login);
    await pass(2_000);
    expect([state(), last().recovered]).toEqual(['fine', false]);
  });

  it('reports the new document after a healthy page is reloaded', async () => {
    const { browser, pass, tab, last } = await openPopupOver(200);
    const before = documentIn(last());
    expect(before).toEqual({ url: shop, documentId: tab.documentId });
    await browser.visit(tab, shop, { type: 'reload' });
    await pass(500);
    expect(documentIn(last())).toEqual({ url: shop, documentId: tab.documentId });
    expect(documentIn(last())).not.toEqual(before);
  });

  it('keeps showing its page when a navigation is aborted', async () => {
    const { browser, pass, tab, last, state } = await openPopupOver(502);
    const before = documentIn(last());
    browser.api.webNavigation.onErrorOccurred.fire({
      tabId: tab.id,
      frameId: 0,
      url: login,
      timeStamp: Date.now(),
      error: 'net::ERR_ABORTED',
    });
    await pass(100);
    expect([documentIn(last()), state(), last().url]).toEqual([before, 'counting', shop]);
  });

  it('applies the retry mode of the site that the tab navigated to', async () => {
    const { browser, answers, pass, tab, last } = await openPopupOver(502);
    browser.local.put({ siteRules: { [new URL(login).origin]: 'never' } });
    await pass(100);
    answers(() => ({ status: 502 }));
    await browser.visit(tab, login);
    await pass(1_000);
    expect(last().mode).toBe('never');
  });
});
