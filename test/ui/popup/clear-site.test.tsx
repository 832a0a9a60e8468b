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

describe('clearing a site', () => {
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
  const isConfirming = () => root.querySelector('[data-act=clear-confirm]') !== null;

  it('requests the clearing for the document that the user confirmed it on', async () => {
    await show(shop);
    await click('clear-files');
    await click('clear-confirm');
    expect(sent).toMatchObject([{ kind: 'clear', document: shop, origin: 'http://shop.example' }]);
  });

  it('discards an open confirmation when the tab goes to another site', async () => {
    await show(shop);
    await click('clear-files');
    expect(isConfirming()).toBe(true);
    await show(undefined, news.url);
    expect(isConfirming()).toBe(false);
    await click('clear-confirm');
    await show(news);
    expect(isConfirming()).toBe(false);
    expect(sent).toEqual([]);
  });

  it('keeps the confirmation over a reload and then applies to the reloaded document', async () => {
    await show(shop);
    await click('clear-files');
    await show({ ...shop, documentId: 'D3' });
    expect(isConfirming()).toBe(true);
    await click('clear-confirm');
    expect(sent).toMatchObject([{ document: { documentId: 'D3' } }]);
  });

  it('refuses to clear while the document is not known', async () => {
    await show(shop);
    await click('clear-files');
    await show(undefined, shop.url);
    await click('clear-confirm');
    expect(sent).toEqual([]);
    expect(root.textContent).toContain('clear_refused_other_page');
  });
});
