import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createNavigationWatcher } from '../../src/background/navigation-watcher.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A tab whose page reports its status to no script, and the documents that a watcher finds unreadable. */
async function unreadableTab() {
  const url = 'http://shop.example/';
  const browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  const tab = await browser.openTab(url);
  Object.assign(tab, { responseStatus: 0 });
  const lost: (string | undefined)[] = [];
  const watcher = createNavigationWatcher({
    dispatch: (event) => event.kind === 'page-unreadable' && lost.push(event.page.documentId),
    isLoadPending: () => false,
    now: Date.now,
  });
  const arrives = (documentId: string) => {
    Object.assign(tab, { documentId });
    watcher.observe(tab.id, {
      kind: 'commit',
      time: Date.now(),
      url,
      documentId,
      loadedBy: 'unknown',
      reload: false,
      form: false,
    });
  };
  return { browser, tab, watcher, lost, arrives };
}

it('reports a page as unreadable a second after it arrived without an event', async () => {
  const { lost, arrives } = await unreadableTab();
  arrives('first');
  await vi.advanceTimersByTimeAsync(900);
  expect(lost).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lost).toEqual(['first']);
});

it('does not report a page that has just arrived, though the one before it was due to be inspected', async () => {
  const { lost, arrives } = await unreadableTab();
  arrives('first');
  await vi.advanceTimersByTimeAsync(990);
  arrives('second');
  await vi.advanceTimersByTimeAsync(900);
  expect(lost).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lost).toEqual(['second']);
});

it('does not report a page that has just arrived, though the popup asks about it', async () => {
  const { tab, watcher, lost, arrives } = await unreadableTab();
  arrives('first');
  await watcher.inspect(tab.id);
  expect(lost).toEqual([]);
});

it('does not report a page that was replaced while a script inspected it', async () => {
  const { browser, lost, arrives } = await unreadableTab();
  vi.spyOn(browser.api.scripting, 'executeScript').mockImplementationOnce(async () => {
    arrives('second');
    throw new Error('No document with that id in the tab');
  });
  arrives('first');
  await vi.advanceTimersByTimeAsync(1_900);
  expect(lost).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lost).toEqual(['second']);
});
