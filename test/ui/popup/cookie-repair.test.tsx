// @vitest-environment happy-dom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose-page.ts';
import type { FailedPage } from '../../../src/diagnosis/failed-page.ts';
import { CookieOffer } from '../../../src/ui/popup/cookie-offer.tsx';
import { CookieRepair } from '../../../src/ui/popup/cookie-repair.tsx';
import type { ShownTab } from '../../../src/ui/popup/shown-tab.ts';
import { arrivedAt, pageAnswered } from '../../diagnosis/responses.ts';
import { replaceBrowser } from '../../support/api.ts';
import { createFakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

const url = 'https://shop.example/';

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly expirationDate?: number;
}

const plain = { domain: 'shop.example', hostOnly: true, path: '/', storeId: '0', session: true };
const flags = { secure: false, httpOnly: false, sameSite: 'lax' };
const cookie = (name: string, size: number) => ({ ...plain, ...flags, name, value: 'v'.repeat(size) });

function failed(status: number, documentId: string): FailedPage {
  const page = { ...pageAnswered({ status, url }), documentId };
  return { page, diagnosis: diagnose(page, { now: arrivedAt, online: true }) };
}

/** Closes the list when it asks for that, like the popup. */
function Host({ tab, listed }: { tab: ShownTab; listed: FailedPage | undefined }) {
  const [closed, setClosed] = useState<FailedPage>();
  return (
    <CookieRepair
      tab={tab}
      listed={listed === closed ? undefined : listed}
      onClose={() => setClosed(listed)}
    />
  );
}

describe('the repair of cookies', () => {
  const refused = failed(431, 'D1');
  const tab = { tabId: 1, url, storeId: '0', private: false, shown: refused } as unknown as ShownTab;
  const sent: unknown[] = [];
  let jar: Cookie[];
  let isAllowed: boolean;
  let root: Element;

  beforeEach(() => {
    jar = [cookie('sid', 100), cookie('cart', 4_000), cookie('_ga', 3_900), cookie('list', 4_000)];
    isAllowed = true;
    const { api } = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
    Object.assign(api.runtime, {
      sendMessage: async (message: unknown) => {
        sent.push(message);
        return 'done';
      },
    });
    Object.assign(api.permissions, { request: async () => isAllowed });
    Object.assign(api, {
      cookies: {
        getAllCookieStores: async () => [{ id: '0', tabIds: [1] }],
        getAll: async () => jar,
        async set({ url: _, ...set }: Cookie & { url: string }) {
          const others = jar.filter(({ name }) => name !== set.name);
          jar = set.expirationDate === 1 ? others : [...others, { ...plain, ...set }];
        },
      },
    });
    root = document.createElement('main');
    document.body.append(root);
  });
  afterEach(() => {
    vi.useRealTimers();
    render(null, root);
    root.remove();
    sent.length = 0;
  });

  /** Runs something, and the effects and promises that follow from it. */
  async function settle(run: () => void): Promise<void> {
    await act(run);
    for (let nth = 0; nth < 60; nth++) await act(() => Promise.resolve());
  }
  const show = (listed: FailedPage | undefined, shown: Partial<ShownTab> = {}) =>
    settle(() => render(<Host tab={{ ...tab, ...shown }} listed={listed} />, root));
  const click = (name: string) =>
    settle(() => root.querySelector<HTMLElement>(`[data-act=${name}]`)?.click());
  const find = (selector: string) => root.querySelector(selector);
  const names = () => jar.map(({ name }) => name).sort();

  it('removes what is checked, loads the page by a command, and restores it', async () => {
    const before = [...jar];
    await show(refused);
    await click('cookies-remove');
    expect(names()).toEqual(['cart', 'list', 'sid']);
    expect(sent).toEqual([
      { kind: 'command', tabId: 1, document: { url, documentId: 'D1' }, command: 'try-now' },
    ]);
    await show(undefined, { shown: undefined, tabStatus: 'healthy' });
    expect(root.textContent).toContain('cookies_page_back');
    expect(root.textContent).toContain('cookies_signed_in');
    await click('cookies-undo');
    expect(root.textContent).toContain('cookies_put_back');
    expect(new Set(jar)).toEqual(new Set(before));
  });

  it('forgets what was removed after five minutes', async () => {
    vi.useFakeTimers();
    await show(refused);
    await click('cookies-remove');
    await settle(() => void vi.advanceTimersByTime(299_000));
    expect(find('[data-act=cookies-undo]')).not.toBeNull();
    await settle(() => void vi.advanceTimersByTime(2_000));
    expect(find('[data-act=cookies-undo]')).toBeNull();
  });

  it('keeps the undo when the tab shows another site, and closes a list that is open then', async () => {
    const elsewhere = {
      url: 'https://news.example/',
      shown: undefined,
      document: { url: 'https://news.example/' },
    };
    await show(refused);
    expect(find('.cookies')).not.toBeNull();
    await show(refused, elsewhere);
    expect(find('.cookies')).toBeNull();
    render(null, root);
    await show(refused);
    await click('cookies-remove');
    await show(undefined, elsewhere);
    expect(root.textContent).toContain('cookies_page_elsewhere');
    expect(find('[data-act=cookies-undo]')).not.toBeNull();
  });

  it('says so where the page is refused again, and undoes both removals together', async () => {
    const before = [...jar];
    const again = failed(431, 'D2');
    await show(refused);
    await click('cookies-remove');
    await show(undefined, { shown: again });
    expect(root.textContent).toContain('cookies_page_too_large');
    await show(again, { shown: again });
    await click('cookies-remove');
    expect(names()).not.toContain('cart');
    await click('cookies-undo');
    expect(new Set(jar)).toEqual(new Set(before));
  });

  it('is not opened without the permission', async () => {
    isAllowed = false;
    const opened = vi.fn();
    await act(() => render(<CookieOffer open={false} onApproach={() => {}} onAllowed={opened} />, root));
    await click('see-cookies');
    expect(root.textContent).toContain('cookies_not_allowed');
    expect(opened).not.toHaveBeenCalled();
  });
});
