import { describe, expect, it, vi } from 'vitest';
import { isFrameUsed } from '../../src/browser/frames.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'https://pay.example/';
const quiet = { used: false, filled: false, focused: false };

interface Found {
  readonly frameId: number;
  readonly result: typeof quiet | null;
}

/** Whether frame 7 is used, where the scripts of its tab find this. */
function usedWhere(
  run: () => Promise<readonly Found[]>,
  { errorOccurred, mayRun = true }: { errorOccurred?: boolean; mayRun?: boolean } = {},
): Promise<boolean | undefined> {
  const { api } = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  const frames = [
    { frameId: 0, parentFrameId: -1, url: 'https://shop.example/' },
    { frameId: 7, parentFrameId: 0, url, errorOccurred },
    { frameId: 8, parentFrameId: 7, url },
    { frameId: 9, parentFrameId: 0, url },
  ];
  Object.assign(api.webNavigation, { getAllFrames: async () => frames });
  Object.assign(api.scripting, { executeScript: run });
  Object.assign(api.permissions, { contains: async () => mayRun });
  return isFrameUsed({ tabId: 1, frameId: 7 });
}

const main: Found = { frameId: 0, result: quiet };

describe('a frame', () => {
  it('is used after input in it or in a frame inside it, and free after input elsewhere', async () => {
    const own: Found = { frameId: 7, result: quiet };
    const typed = { ...quiet, used: true };
    expect(await usedWhere(async () => [main, { frameId: 7, result: typed }])).toBe(true);
    expect(await usedWhere(async () => [main, own, { frameId: 8, result: typed }])).toBe(true);
    expect(await usedWhere(async () => [main, own, { frameId: 9, result: typed }])).toBe(false);
  });

  it('counts as used where no script may run in its page', async () => {
    expect(await usedWhere(() => Promise.reject(new Error('Cannot access contents of the page')))).toBe(true);
  });

  it('counts as used where the script in it returned nothing', async () => {
    expect(await usedWhere(async () => [main, { frameId: 7, result: null }])).toBe(true);
  });

  it("counts as used where no script ran in it, unless it shows the browser's error page", async () => {
    expect(await usedWhere(async () => [main], { errorOccurred: false })).toBe(true);
    expect(await usedWhere(async () => [main], { errorOccurred: true })).toBe(false);
    // Firefox does not report it.
    expect(await usedWhere(async () => [main], { mayRun: false })).toBe(true);
    expect(await usedWhere(async () => [main], { mayRun: true })).toBe(false);
  });
});
