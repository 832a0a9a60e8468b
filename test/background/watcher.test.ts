import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWatcher } from '../../src/background/watcher.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A tab whose page tells no script its status, and what a watcher of it loses sight of. */
async function unreadableTab() {
  const url = 'http://shop.example/';
  const browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  const tab = await browser.openTab(url);
  Object.assign(tab, { responseStatus: 0 });
  const lost: (string | undefined)[] = [];
  const watcher = createWatcher(
    {
      page: () => {},
      unreadable: (_, { documentId }) => lost.push(documentId),
      awaits: () => false,
      noPage: () => {},
    },
    Date.now,
  );
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

it('gives up a page of which nothing was told a second after it came', async () => {
  const { lost, arrives } = await unreadableTab();
  arrives('first');
  await vi.advanceTimersByTimeAsync(900);
  expect(lost).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lost).toEqual(['first']);
});

it('gives no page up that has just come, though the one before it was due to be looked at', async () => {
  const { lost, arrives } = await unreadableTab();
  arrives('first');
  await vi.advanceTimersByTimeAsync(990);
  arrives('second');
  await vi.advanceTimersByTimeAsync(900);
  expect(lost).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lost).toEqual(['second']);
});

it('gives no page up that has just come, though the popup asks for it', async () => {
  const { tab, watcher, lost, arrives } = await unreadableTab();
  arrives('first');
  await watcher.lookAt(tab.id);
  expect(lost).toEqual([]);
});

it('gives no page up that was replaced while a script looked at it', async () => {
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
