// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadOptionsState, optionsState } from '../../../src/ui/options/options-state.ts';
import { SiteRulesSection } from '../../../src/ui/options/site-rules-section.tsx';
import { useEnglishBrowser } from '../../support/english-browser.ts';
import type { FakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

/** Renders the section for whatever is stored, as the options page does. */
function Section() {
  const state = optionsState.value;
  return state ? <SiteRulesSection state={state} /> : null;
}

describe('the exceptions for single sites', () => {
  let browser: FakeBrowser;
  beforeEach(() => {
    browser = useEnglishBrowser();
  });
  afterEach(() => {
    cleanup();
    optionsState.value = undefined;
  });

  const show = async () => {
    await loadOptionsState();
    render(<Section />);
  };
  const add = async (address: string, mode?: string) => {
    fireEvent.input(screen.getByRole('textbox', { name: 'Site address' }), { target: { value: address } });
    const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: 'When it fails' });
    const option = mode && Array.from(choice.options).find(({ text }) => text === mode);
    if (option) fireEvent.change(choice, { target: { value: option.value } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  };
  const sites = () => screen.queryAllByRole('listitem').map((row) => row.querySelector('bdi')?.textContent);

  it('says that there are none, and offers no search then', async () => {
    await show();
    expect(screen.getByText('No exceptions yet.')).toBeDefined();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('adds a site by its address, however it is written, and empties the field', async () => {
    await show();
    await add('shop.example/orders?id=1');
    await waitFor(() => expect(sites()).toEqual(['https://shop.example']));
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('');
  });

  it('keeps an address that is none in the field, and says so', async () => {
    await show();
    await add('not an address');
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Site address' });
    expect(screen.getByText("That's not a website address.")).toBeDefined();
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['not an address', 'true']);
    expect(sites()).toEqual([]);
  });

  it('removes the site whose button is pressed', async () => {
    await show();
    await add('one.example');
    await waitFor(() => expect(sites()).toHaveLength(1));
    await add('two.example');
    await waitFor(() => expect(sites()).toHaveLength(2));
    fireEvent.click(screen.getByRole('button', { name: /^Remove .?https:\/\/one\.example/ }));
    await waitFor(() => expect(sites()).toEqual(['https://two.example']));
  });

  it('finds sites by part of their address', async () => {
    await show();
    await add('one.example');
    await waitFor(() => expect(sites()).toHaveLength(1));
    fireEvent.input(screen.getByRole('searchbox', { name: 'Search sites' }), { target: { value: 'ONE' } });
    expect(sites()).toHaveLength(1);
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'three' } });
    expect(sites()).toEqual([]);
    expect(screen.getByText('No site matches your search.')).toBeDefined();
  });

  it('shows the exceptions of an organization without a way to change them', async () => {
    await browser.managed.api.set({
      siteRules: { 'https://intranet.example': 'never' },
      locked: ['siteRules'],
    });
    await show();
    await waitFor(() => expect(sites()).toEqual(['https://intranet.example']));
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
    expect(screen.getByRole<HTMLSelectElement>('combobox').disabled).toBe(true);
  });
});
