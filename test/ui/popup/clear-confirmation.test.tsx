// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClearingAct } from '../../../src/clearing/clearable-data.ts';
import { ClearConfirmation } from '../../../src/ui/popup/clear-confirmation.tsx';
import { pageAnswered } from '../../diagnosis/responses.ts';
import { useEnglishBrowser } from '../../support/english-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

const origin = 'https://www.shop.example';

describe('the confirmation of a clearing', () => {
  const [onConfirm, onCancel] = [vi.fn(), vi.fn()];
  beforeEach(() => void useEnglishBrowser({ publicSuffix: { getDomain: () => 'shop.example' } }));
  afterEach(() => {
    cleanup();
    vi.clearAllMocks();
  });

  const show = (act: ClearingAct, tab: object = {}) =>
    render(
      <ClearConfirmation
        act={act}
        tab={{ storeId: 'default', shown: undefined, ...tab } as never}
        origin={origin}
        onConfirm={onConfirm}
        onCancel={onCancel}
      />,
    );
  const listed = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

  it('lists saved copies alone for files, and says that the sign-in stays', () => {
    show('files');
    expect(listed()).toContain('Saved copies of its files');
    expect(listed()).not.toContain('Cookies, which keep you signed in');
    expect(screen.getByText(/^You stay signed in\./)).toBeDefined();
  });

  it('names all sites that will be signed out for cookies', () => {
    show('site-data');
    expect(listed()).toContain('Cookies, which keep you signed in');
    const cost = screen.getByText(/^This signs you out of .?shop\.example.? and of all sites/);
    expect(cost.textContent).not.toContain('www');
  });

  it('moves the focus to its question, so that a screen reader begins there', () => {
    show('site-data');
    const question = screen.getByRole('heading', { name: /^Clear cookies and site data for .+\?$/ });
    expect(document.activeElement).toBe(question);
  });

  it('announces no reload for the result of a form', () => {
    const page = { ...pageAnswered({ status: 502, url: `${origin}/` }), method: 'POST', form: true };
    show('files', { shown: { page } });
    expect(screen.getByText("You sent a form to get this page, so it won't be reloaded.")).toBeDefined();
    expect(screen.queryByText('Then the page reloads with everything fresh.')).toBeNull();
  });

  it('confirms only what was asked for, and only on Clear', () => {
    show('site-data');
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(onConfirm.mock.calls).toEqual([['site-data']]);
    expect(onCancel).not.toHaveBeenCalled();
  });

  it('is left with Cancel and with Escape, without confirming', () => {
    show('files');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    fireEvent.keyDown(document.body, { key: 'Escape' });
    fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(onCancel).toHaveBeenCalledTimes(2);
    expect(onConfirm).not.toHaveBeenCalled();
  });
});
