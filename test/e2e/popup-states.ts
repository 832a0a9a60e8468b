import { expect } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Page } from '../../src/navigation/page.ts';
import type { Outage } from '../../src/outage/outage.ts';
import { keyOf } from '../../src/outage/outage.ts';
import { outageKey, type TabRecord, tabKey } from '../../src/storage/session-schema.ts';
import type { Browser, Popup, Tab } from '../browsers/browser.ts';
import { healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { countingOutage } from '../support/counting-outage.ts';
import type { Standing } from '../support/standings.ts';
import type { Stage } from './stage.ts';

/** Opens a popup over a healthy page; `become` takes it through states by changing the session alone. */
export async function stagedPopup(stage: Stage) {
  const app = await stage.until(startOrigin(healthy));
  const origin = `http://shop.example:${app.port}`;
  const tab = await stage.openTab();
  await tab.visit(`${origin}/`);
  const popup = await stage.openPopup(tab);
  const page = gatewayPage(origin);
  const store = { chromium: 'default', firefox: 'firefox-default' }[stage.browser.name];
  const site = { origin, cookieStoreId: store, private: false };
  return {
    tab,
    popup,
    /** Waits until the popup shows `state`. */
    async become(state: string, standing: Standing): Promise<void> {
      const outage = { ...countingOutage(site, tab.id, page, Date.now()), ...standing };
      const isFailing = outage.pages.length > 0;
      await show(stage.browser, popup, tab, state, [recordOf(page, outage, isFailing), outage]);
    },
  };
}

/** Returns a page with nginx's own error text, at an URL of the tab's site. */
export function gatewayPage(origin: string): Page {
  const headers = [
    ['Server', 'nginx/1.26.0'],
    ['Content-Type', 'text/html'],
  ] as const;
  const head = { status: 502, headers, fromCache: false, redirected: false, timeToFirstByte: 12 };
  const url = `${origin}/orders/42`;
  return {
    url,
    requestedUrl: url,
    method: 'GET',
    documentId: 'd',
    arrivedAt: Date.now(),
    loadedBy: 'unknown',
    reload: false,
    form: false,
    outcome: { kind: 'response', head },
  };
}

/** Returns a record as the background stores it, before the page's content is read. */
export function recordOf(
  page: Page,
  { origin, cookieStoreId }: Pick<Outage, 'origin' | 'cookieStoreId'>,
  shown = true,
): TabRecord {
  const failed = { page, diagnosis: diagnose(page, { now: page.arrivedAt, online: true }) };
  const site = { origin, cookieStoreId, private: false };
  return { version: 3, site, shown: shown ? failed : undefined, earlier: [] };
}

/**
 * Puts a state into the session, as the background does, and waits until the open popup shows it. The tab
 * itself shows a healthy page, so the background leaves it alone.
 */
async function show(
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
