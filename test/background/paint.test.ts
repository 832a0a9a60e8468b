import { beforeEach, expect, it, vi } from 'vitest';
import { createPainter } from '../../src/background/paint.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { TabRecord } from '../../src/storage/session-schema.ts';
import type { SessionStore } from '../../src/storage/session-store.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser, type FakeBrowser, type FakeTab } from '../support/fake-browser.ts';
import { pageWith } from '../support/page.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

let browser: FakeBrowser;
let tab: FakeTab;
let tabs: Map<number, TabRecord>;
let painter: ReturnType<typeof createPainter>;

beforeEach(async () => {
  browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  tab = await browser.openTab();
  tabs = new Map([[tab.id, failing(1_000, 502)]]);
  painter = createPainter({ tabs, outages: new Map() } as unknown as SessionStore);
});

function failing(arrivedAt: number, status: number): TabRecord {
  const head = { status, headers: [], fromCache: false, redirected: false, timeToFirstByte: 1 };
  const url = 'http://shop.example/';
  const page = pageWith({ url, arrivedAt, outcome: { kind: 'response', head } });
  const site = { origin: 'http://shop.example', cookieStoreId: 'default', private: false };
  const diagnosis = diagnose(page, { now: arrivedAt, online: true });
  return { version: 3, site, shown: { page, diagnosis }, earlier: [] };
}

/** As both browsers do with each commit. */
function navigate(arrivedAt: number): void {
  tab.badge = '';
  painter.navigated(tab.id, arrivedAt);
}

it('paints a button once for what it shows already', async () => {
  await painter.paint([tab.id]);
  expect(tab.badge).toBe('502');
  const { calls } = browser;
  await painter.paint([tab.id]);
  expect(browser.calls).toBe(calls);
});

it('leaves the button of a document alone of which nothing is known yet', async () => {
  await painter.paint([tab.id]);
  navigate(2_000);
  await painter.paint([tab.id]);
  expect(tab.badge).toBe('');
  tabs.set(tab.id, failing(2_000, 503));
  painter.identified(tab.id, 2_000);
  await painter.paint([tab.id]);
  expect(tab.badge).toBe('503');
});

it('does not take what is learned of a document for knowledge of the one after it', async () => {
  navigate(2_000);
  navigate(3_000);
  painter.identified(tab.id, 2_000);
  await painter.paint([tab.id]);
  expect(tab.badge).toBe('');
});

it('paints a button again that a navigation has cleared, though it says the same', async () => {
  await painter.paint([tab.id]);
  navigate(2_000);
  painter.identified(tab.id, 2_000);
  await painter.paint([tab.id]);
  expect(tab.badge).toBe('502');
});
