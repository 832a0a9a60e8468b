// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PastOutage } from '../../../src/history/past-outages.ts';
import { deleteOutages, deletion } from '../../../src/ui/history/deletion.ts';
import { UndoNotice } from '../../../src/ui/history/undo-notice.tsx';
import { replaceBrowser } from '../../support/api.ts';
import { createFakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

const past: PastOutage = { origin: 'https://shop.example', since: 1, until: 2, end: 'back', attempts: 0 };
const root = document.createElement('div');

/** Renders the bar over a background that answers each request like this. */
async function open(answer: (request: { kind: string }) => unknown) {
  const browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  Object.assign(browser.api.runtime, { sendMessage: async (request: { kind: string }) => answer(request) });
  document.body.append(root);
  await act(() => render(<UndoNotice />, root));
}

const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const shown = () => root.querySelector<HTMLElement>('.undo-notice')?.dataset.deletion;
const undo = () => root.querySelector<HTMLElement>('[data-act=undo]');

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  render(null, root);
  deletion.value = { name: 'none' };
  vi.useRealTimers();
});

it('a deletion can be undone for ten seconds, and for as long as the button has the focus', async () => {
  await open(() => [past]);
  await act(() => deleteOutages({ of: 'site', origin: past.origin }));
  expect(document.activeElement).toBe(undo());
  await pass(60_000);
  expect(shown()).toBe('deleted');
  await act(() => undo()?.blur());
  await pass(9_000);
  expect(shown()).toBe('deleted');
  await pass(2_000);
  expect(shown()).toBe('none');
});

it.each([
  [undefined, undefined, 'not-deleted'],
  [[past], false, 'not-restored'],
  [[past], true, 'restored'],
])('deletion %j, restoration %j: the bar says "%s"', async (deleted, restored, said) => {
  await open(({ kind }) => (kind === 'forget-outages' ? deleted : restored));
  await act(() => deleteOutages({ of: 'everything' }));
  await act(async () => undo()?.click());
  await pass(100);
  expect(shown()).toBe(said);
});
