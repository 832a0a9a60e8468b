// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { loadChosen } from '../../../src/ui/options/chosen.ts';
import { Options } from '../../../src/ui/options/options.tsx';
import { replaceBrowser } from '../../support/api.ts';
import { createFakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

// The fake browser's words are the keys of its messages.
it.each([
  [true, 'options_wiped', 'options_saved'],
  [false, '', 'options_not_saved'],
  [undefined, '', 'options_not_saved'],
])('the history is called forgotten where the background says so: %s', async (answer, said, outcome) => {
  const browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  Object.assign(browser.api.runtime, { sendMessage: async () => answer });
  await loadChosen();
  const root = document.createElement('div');
  const press = (label: string) =>
    act(async () => [...root.querySelectorAll('button')].find((each) => each.textContent === label)?.click());
  await act(() => render(<Options />, root));
  await press('options_wipe');
  await press('options_wipe_confirm');
  await expect.poll(() => root.querySelector('.outcome')?.textContent).toBe(outcome);
  const statuses = [...root.querySelectorAll('.note[role=status]')].map(({ textContent }) => textContent);
  expect(statuses.includes('options_wiped')).toBe(said !== '');
  render(null, root);
});
