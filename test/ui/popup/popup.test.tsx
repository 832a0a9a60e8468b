// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose-page.ts';
import type { CommandResult } from '../../../src/messages.ts';
import type { Page } from '../../../src/navigation/page.ts';
import { Popup } from '../../../src/ui/popup/popup.tsx';
import type { ShownTab } from '../../../src/ui/popup/shown-tab.ts';
import { arrivedAt as now, pageAnswered, pageFailed } from '../../diagnosis/responses.ts';
import { replaceBrowser } from '../../support/api.ts';
import { createFakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

/** Covers the time that it takes to transform the modules that load late. */
const patience = { timeout: 10_000 };

const shop = { url: 'https://shop.example/', documentId: 'D1' };
const healthy: ShownTab = {
  tabId: 1,
  url: shop.url,
  storeId: 'default',
  private: false,
  help: undefined,
  shown: undefined,
  document: shop,
  outage: undefined,
  tabStatus: 'healthy',
  mode: 'auto',
  retryClass: ({ retry }) => retry,
  runLimit: 900_000,
  attemptLimit: 8,
};

describe('the popup', () => {
  const sent: unknown[] = [];
  let result: CommandResult;
  let root: Element;

  beforeEach(() => {
    const browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
    result = 'done';
    Object.assign(browser.api.runtime, {
      sendMessage: async (message: { kind: string }) => {
        if (message.kind !== 'look') sent.push(message);
        return result;
      },
      getManifest: () => ({ version: '1.2.3' }),
    });
    root = document.createElement('div');
  });
  afterEach(() => {
    render(null, root);
    sent.length = 0;
  });

  const show = (tab: ShownTab) => act(() => render(<Popup tab={tab} />, root));
  const click = (name: string) =>
    act(async () => root.querySelector<HTMLElement>(`[data-act=${name}]`)?.click());
  const statusText = () => root.querySelector('[role=status]')?.textContent;
  const failed = (page: Page): ShownTab => ({
    ...healthy,
    document: undefined,
    shown: { page, diagnosis: diagnose(page, { now, online: true }) },
  });

  it('sends its commands for the document that it shows', async () => {
    await show(healthy);
    await click('reload-without-cache');
    const page = { ...pageAnswered({ status: 404, url: shop.url }), documentId: 'D7' };
    await show(failed(page));
    await click('try-now');
    expect(sent).toEqual([
      { kind: 'command', tabId: 1, document: shop, command: 'reload-without-cache' },
      { kind: 'command', tabId: 1, document: { url: shop.url, documentId: 'D7' }, command: 'try-now' },
    ]);
    expect(statusText()).toBe('');
  });

  it('sends no command while the document is not known', async () => {
    await show({ ...healthy, document: undefined });
    await click('reload-without-cache');
    expect(sent).toEqual([]);
    expect(root.querySelector('[data-act=reload-without-cache]')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('says that the tab has navigated away, until the next click', async () => {
    result = 'moved';
    await show(healthy);
    await click('reload-without-cache');
    await expect.poll(() => statusText()).toBe('state_click_moved');
    result = 'done';
    await click('reload-without-cache');
    await expect.poll(() => statusText()).toBe('');
  });

  it('asks again before it resubmits the form of another document', async () => {
    const form = (documentId: string): Page => ({
      ...pageAnswered({ status: 502, url: shop.url }),
      method: 'POST',
      documentId,
    });
    await show(failed(form('D1')));
    await click('ask-to-send');
    expect(root.querySelector('[data-act=send-again]')).not.toBeNull();
    await show(failed(form('D2')));
    expect(root.querySelector('[data-act=send-again]')).toBeNull();
    expect(sent).toEqual([]);
  });

  it('loads the parts for the site’s operator only when one of their sections gets the focus', async () => {
    await show(failed(pageAnswered({ status: 502, url: shop.url })));
    const section = root.querySelector('[data-section=owner]');
    await act(async () => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(section?.querySelector('.check')).toBeNull();
    section?.querySelector('summary')?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await expect.poll(() => section?.querySelector('.check'), patience).not.toBeNull();
    expect(root.querySelector('[data-section=more] [data-act=copy-report]')).not.toBeNull();
  });

  it('names the status next to the host, and nothing without one', async () => {
    await show(failed(pageAnswered({ status: 502, url: shop.url })));
    expect(root.querySelector('header .code')?.textContent).toBe('502 Bad Gateway');
    await show(failed(pageFailed('net::ERR_CONNECTION_REFUSED')));
    expect(root.querySelector('header .code')).toBeNull();
    await show(healthy);
    expect(root.querySelector('header .code')).toBeNull();
  });

  it('says what the status means once the section is approached', async () => {
    await show(failed(pageAnswered({ status: 502, url: shop.url })));
    const section = root.querySelector('[data-section=meaning]');
    expect(section?.querySelector('summary')?.textContent).toContain('meaning_title');
    await act(async () => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(section?.querySelector('h2')).toBeNull();
    section?.querySelector('summary')?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await expect.poll(() => section?.querySelector('h2')?.textContent, patience).toBe('meaning_reasons');
    await expect.poll(() => section?.querySelector('.check'), patience).not.toBeNull();
  });

  it('lists the evidence once its section is approached', async () => {
    await show(failed(pageAnswered({ status: 502, url: shop.url })));
    const section = root.querySelector('[data-section=why]');
    section?.querySelector('summary')?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await expect.poll(() => section?.querySelector('li'), patience).not.toBeNull();
  });

  it('copies the report synchronously within the click, while it has user activation', async () => {
    const copied: string[] = [];
    const writeText = async (text: string) => void copied.push(text);
    vi.stubGlobal('navigator', { ...navigator, userAgent: 'Firefox/140.0', clipboard: { writeText } });
    await show(failed(pageAnswered({ status: 502, url: shop.url })));
    root.querySelector('[data-section=more]')?.dispatchEvent(new Event('pointerenter'));
    await expect.poll(() => root.querySelector('[data-act=copy-report]'), patience).not.toBeNull();
    root.querySelector<HTMLElement>('[data-act=copy-report]')?.click();
    expect(copied).toEqual([expect.stringContaining(`report_address: ${shop.url}`)]);
    vi.unstubAllGlobals();
  });
});
