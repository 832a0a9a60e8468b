// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { Options } from '../../../src/ui/options/options.tsx';
import { loadOptionsState } from '../../../src/ui/options/options-state.ts';
import { replaceBrowser } from '../../support/api.ts';
import { createFakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

// The fake browser returns message keys instead of texts.
it.each([
  [[], 'options_history_cleared', 'options_saved'],
  [undefined, '', 'options_not_saved'],
])(
  'the history is reported as deleted only if the background confirms it: %s',
  async (answer, said, outcome) => {
    const browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
    Object.assign(browser.api.runtime, { sendMessage: async () => answer });
    await loadOptionsState();
    const root = document.createElement('div');
    const press = (label: string) =>
      act(async () =>
        [...root.querySelectorAll('button')].find((each) => each.textContent === label)?.click(),
      );
    await act(() => render(<Options />, root));
    await press('options_clear_history');
    await press('options_clear_history_confirm');
    await expect.poll(() => root.querySelector('.outcome')?.textContent).toBe(outcome);
    const statuses = [...root.querySelectorAll('.note[role=status]')].map(({ textContent }) => textContent);
    expect(statuses.includes('options_history_cleared')).toBe(said !== '');
    render(null, root);
  },
);
