// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SiteCookie } from '../../../src/cookies/site-cookie.ts';
import { diagnose } from '../../../src/diagnosis/diagnose-page.ts';
import { CookieChoices } from '../../../src/ui/popup/cookie-choices.tsx';
import { arrivedAt, pageAnswered } from '../../diagnosis/responses.ts';
import { useEnglishBrowser } from '../../support/english-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

const url = 'https://shop.example/';

function cookie(id: number, name: string, size: number): SiteCookie {
  const scope = { domain: 'shop.example', hostOnly: true, path: '/', partition: undefined };
  return { id, name, size, ...scope, secure: true, httpOnly: true, session: false, restorable: true };
}

const jar = [cookie(1, 'sessionid', 300), cookie(2, '_ga', 4_000), cookie(3, 'cart', 5_000)];

describe('the list of cookies', () => {
  const [onRemove, onCancel] = [vi.fn(async () => {}), vi.fn()];
  beforeEach(() => void useEnglishBrowser());
  afterEach(() => {
    cleanup();
    vi.clearAllMocks();
  });

  function show(cookies: readonly SiteCookie[] = jar): void {
    const page = pageAnswered({ status: 431, url });
    const failed = { page, diagnosis: diagnose(page, { now: arrivedAt, online: true }) };
    render(<CookieChoices failed={failed} cookies={cookies} onRemove={onRemove} onCancel={onCancel} />);
  }
  const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox');
  const boxOf = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });
  const removal = () => screen.getByRole('button', { name: 'Remove these and reload' });
  const outlook = () => within(screen.getByRole('status'));

  it('begins with the largest cookie', () => {
    show();
    expect(boxes().map(({ labels }) => labels?.[0]?.querySelector('bdi')?.textContent)).toEqual(
      ['cart', '_ga', 'sessionid'].map((name) => expect.stringContaining(name)),
    );
  });

  it('proposes what makes the request small enough, and leaves what looks like the sign-in', () => {
    show();
    expect(boxOf(/sessionid/).checked).toBe(false);
    expect(boxes().some(({ checked }) => checked)).toBe(true);
    expect(outlook().getByText(/should be small enough\./)).toBeDefined();
  });

  it('says at once what is left when another cookie is chosen', () => {
    show();
    for (const box of boxes()) if (box.checked) fireEvent.click(box);
    expect(outlook().getByText(/probably still too much/)).toBeDefined();
    fireEvent.click(boxOf(/cart/));
    fireEvent.click(boxOf(/_ga/));
    expect(outlook().getByText(/should be small enough\./)).toBeDefined();
  });

  it('warns when what looks like the sign-in is chosen', () => {
    show();
    const warning = 'You will probably have to sign in again.';
    expect(screen.queryByText(warning)).toBeNull();
    fireEvent.click(boxOf(/sessionid/));
    expect(outlook().getByText(warning)).toBeDefined();
  });

  it('removes exactly what is checked, once', () => {
    show();
    for (const box of boxes())
      if (box.checked !== /_ga/.test(box.labels?.[0]?.textContent ?? '')) fireEvent.click(box);
    fireEvent.click(removal());
    fireEvent.click(removal());
    expect(onRemove.mock.calls).toEqual([[[2]]]);
  });

  it('removes the chunks of one value together', () => {
    show([cookie(4, 'token.0', 4_000), cookie(5, 'token.1', 4_000), cookie(6, 'list', 4_000)]);
    for (const box of boxes())
      if (box.checked !== /token/.test(box.labels?.[0]?.textContent ?? '')) fireEvent.click(box);
    expect(boxes()).toHaveLength(2);
    fireEvent.click(removal());
    expect(onRemove.mock.calls).toEqual([[[4, 5]]]);
  });

  it('removes nothing while nothing is checked, and on Cancel', () => {
    show();
    for (const box of boxes()) if (box.checked) fireEvent.click(box);
    expect(removal().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(removal());
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onRemove).not.toHaveBeenCalled();
    expect(onCancel).toHaveBeenCalledOnce();
  });
});
