// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClearSite } from '../../../src/ui/popup/clear-site.tsx';
import { replaceBrowser } from '../../support/api.ts';
import { createFakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

const shop = { url: 'http://shop.example/', documentId: 'D1' };
const news = { url: 'http://news.example/', documentId: 'D2' };

describe('the offer to clear a site', () => {
  const sent: unknown[] = [];
  let root: Element;

  beforeEach(() => {
    const browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
    Object.assign(browser.api.runtime, { sendMessage: async (message: unknown) => void sent.push(message) });
    Object.assign(browser.api.permissions, { request: async () => true });
    root = document.createElement('main');
  });
  afterEach(() => {
    render(null, root);
    sent.length = 0;
  });

  async function show(document: typeof shop | undefined, url = document?.url): Promise<void> {
    const tab = { tabId: 1, url, storeId: 'default', private: false, shown: undefined, document };
    await act(() => render(<ClearSite tab={tab} lastClearing={undefined} acts={['files']} />, root));
  }
  const click = (name: string) =>
    act(async () => root.querySelector<HTMLElement>(`[data-act=${name}]`)?.click());
  const isAsked = () => root.querySelector('[data-act=clear-confirm]') !== null;

  it('asks for what it was asked on', async () => {
    await show(shop);
    await click('clear-files');
    await click('clear-confirm');
    expect(sent).toMatchObject([{ kind: 'clear', document: shop, origin: 'http://shop.example' }]);
  });

  it('is withdrawn when the tab goes to another site', async () => {
    await show(shop);
    await click('clear-files');
    expect(isAsked()).toBe(true);
    await show(undefined, news.url);
    expect(isAsked()).toBe(false);
    await click('clear-confirm');
    await show(news);
    expect(isAsked()).toBe(false);
    expect(sent).toEqual([]);
  });

  it('stands while the page is loaded again, and then is for the page that came', async () => {
    await show(shop);
    await click('clear-files');
    await show({ ...shop, documentId: 'D3' });
    expect(isAsked()).toBe(true);
    await click('clear-confirm');
    expect(sent).toMatchObject([{ document: { documentId: 'D3' } }]);
  });

  it('clears nothing of a page that is not known yet, and says so', async () => {
    await show(shop);
    await click('clear-files');
    await show(undefined, shop.url);
    await click('clear-confirm');
    expect(sent).toEqual([]);
    expect(root.textContent).toContain('clear_refused_page');
  });
});
