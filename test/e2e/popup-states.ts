import { expect } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Page } from '../../src/navigation/page.ts';
import type { Outage } from '../../src/outage/outage.ts';
import { keyOf } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/session.ts';
import type { Browser, Popup, Tab } from '../browsers/browser.ts';
import { countingOutage } from '../support/counting-outage.ts';

/** What a page of nginx's own looked like, at an address of the tab's own site. */
export function gatewayPage(origin: string, method = 'GET'): Page {
  const headers = [
    ['Server', 'nginx/1.26.0'],
    ['Content-Type', 'text/html'],
  ] as const;
  const head = { status: 502, headers, fromCache: false, redirected: false, timeToFirstByte: 12 };
  const url = `${origin}/orders/42`;
  return { url, method, documentId: 'd', arrivedAt: Date.now(), outcome: { kind: 'response', head } };
}

/** An outage of two failed tries, at whatever `changes` says; left alone it counts for longer than a test takes. */
export function outageOf(tab: Tab, page: Page, cookieStoreId: string, changes: Partial<Outage>): Outage {
  const now = Date.now();
  const site = { origin: new URL(page.url).origin, cookieStoreId, private: false };
  return {
    ...countingOutage(site, tab.id, page, now),
    phase: { name: 'counting', dueAt: now + 600_000 },
    ...changes,
  };
}

/** A page as the background leaves it in the session; its marks are not read yet. */
export function recordOf(
  page: Page,
  { origin, cookieStoreId }: Pick<Outage, 'origin' | 'cookieStoreId'>,
  shown = true,
): TabRecord {
  const failed = { page, diagnosis: diagnose(page, { now: page.arrivedAt, online: true }) };
  const site = { origin, cookieStoreId, private: false };
  return { version: 1, site, shown: shown ? failed : undefined, earlier: [] };
}

/**
 * Puts a state into the session, as the background does, and waits until the open popup shows it. The tab itself
 * shows a sound page, so that the background has no part in it.
 */
export async function show(
  browser: Browser,
  popup: Popup,
  tab: Tab,
  state: string,
  [record, outage]: readonly [TabRecord, Outage],
): Promise<void> {
  const entries = { [tabKey(tab.id)]: record, [outageKey(keyOf(outage))]: outage };
  await browser.evaluate(
    (api, values) => api.storage.session.set(values as Record<string, unknown>),
    entries,
  );
  const shown = () => popup.evaluate((document) => document.querySelector('main')?.dataset.state);
  await expect.poll(shown).toBe(state);
}
