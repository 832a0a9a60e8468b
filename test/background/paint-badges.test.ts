import { beforeEach, expect, it, vi } from 'vitest';
import { initialState } from '../../src/background/app-state.ts';
import { createBadgePainter } from '../../src/background/paint-badges.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Page } from '../../src/navigation/page.ts';
import type { TabRecord } from '../../src/storage/session-schema.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser, type FakeBrowser, type FakeTab } from '../support/fake-browser.ts';
import { pageWith } from '../support/page.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

let browser: FakeBrowser;
let tab: FakeTab;
/** The page that the tab shows by now. */
let shown: Page;
let paint: ReturnType<typeof createBadgePainter>;

beforeEach(async () => {
  browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  tab = await browser.openTab();
  shown = failedPage(1_000, 502);
  paint = createBadgePainter(() => shown);
});

function failedPage(arrivedAt: number, status: number): Page {
  const head = { status, headers: [], fromCache: false, redirected: false, timeToFirstByte: 1 };
  return pageWith({ url: 'http://shop.example/', arrivedAt, outcome: { kind: 'response', head } });
}

/** A state in which the tab is known to show a page. */
function stateShowing(page: Page) {
  const site = { origin: 'http://shop.example', cookieStoreId: 'default', private: false };
  const diagnosis = diagnose(page, { now: page.arrivedAt, online: true });
  const record: TabRecord = { version: 3, site, shown: { page, diagnosis }, earlier: [] };
  return { ...initialState, tabs: new Map([[tab.id, record]]) };
}

/** As both browsers do with each commit. */
function navigate(arrivedAt: number, status: number): void {
  tab.badge = '';
  shown = failedPage(arrivedAt, status);
}

it('paints a button once for what it already shows', async () => {
  await paint(stateShowing(shown));
  expect(tab.badge).toBe('502');
  const { calls } = browser;
  await paint(stateShowing(shown));
  expect(browser.calls).toBe(calls);
});

it('does not change the button of a document about which nothing is known yet', async () => {
  const before = stateShowing(shown);
  await paint(before);
  navigate(2_000, 503);
  await paint(before);
  expect(tab.badge).toBe('');
  await paint(stateShowing(shown));
  expect(tab.badge).toBe('503');
});

it('does not apply information about one document to the next one', async () => {
  navigate(2_000, 502);
  const second = stateShowing(shown);
  navigate(3_000, 502);
  await paint(second);
  expect(tab.badge).toBe('');
});

it('repaints a button that a navigation has cleared, even with the same badge', async () => {
  await paint(stateShowing(shown));
  navigate(2_000, 502);
  await paint(stateShowing(shown));
  expect(tab.badge).toBe('502');
});

it('clears a button once if the last worker may have left a badge', async () => {
  tab.badge = '502';
  const { tabs } = stateShowing(shown);
  const left = {
    ...initialState,
    tabs: new Map([...tabs].map(([id, record]) => [id, { ...record, shown: undefined }])),
  };
  await paint(left);
  expect(tab.badge).toBe('');
  const { calls } = browser;
  await paint(left);
  expect(browser.calls).toBe(calls);
});

it('shows the number of failed parts over a healthy page only, and removes it', async () => {
  const failed = (arrivedAt: number, ...names: string[]) => ({
    ...initialState,
    failedParts: new Map([[tab.id, { arrivedAt, names: new Set(names) }]]),
  });
  navigate(2_000, 200);
  await paint(failed(2_000, 'a', 'b'));
  expect(tab.badge).toBe('2');
  await paint(failed(2_000));
  expect(tab.badge).toBe('');
  navigate(3_000, 502);
  await paint({ ...failed(3_000, 'a'), tabs: stateShowing(shown).tabs });
  expect(tab.badge).toBe('502');
  navigate(4_000, 404);
  const { calls } = browser;
  await paint(failed(4_000, 'a'));
  await paint(failed(3_000, 'a'));
  expect(tab.badge).toBe('');
  expect(browser.calls - calls).toBeLessThanOrEqual(2);
});
