import { clearBadge, paintBadge } from '../browser/action.ts';
import { badgeOf, partsBadge } from '../explanation/badge.ts';
import { failedPartCount } from '../frames/failed-parts-of-pages.ts';
import type { Page } from '../navigation/page.ts';
import { keyOf } from '../outage/outage.ts';
import type { TabRecord } from '../storage/session-schema.ts';
import type { AppState } from './app-state.ts';
import { localized } from './localized.ts';

/**
 * Creates a function that updates each tab's toolbar button to the state. Calls the browser only for buttons that
 * change.
 *
 * @param pageIn returns the page that a tab shows now, which may be newer than the state
 */
export function createBadgePainter(
  pageIn: (tabId: number) => Page | undefined,
): (state: AppState) => Promise<void> {
  // What each button was last set to; empty if its badge was cleared.
  const painted = new Map<number, string>();

  async function paintTab(tabId: number, { tabs, outages, failedParts }: AppState): Promise<void> {
    const record = tabs.get(tabId);
    const own = record && badgeOf(tabId, record.shown, outages.get(keyOf(record.site)));
    const page = pageIn(tabId);
    // The tab shows a document that the state does not know yet, for which the browser has cleared the badge.
    if (record && own && !isAbout(record, page)) return;
    const badge = own ?? partsBadge(failedPartCount(failedParts.get(tabId), page));
    // The same badge is painted again for another document, because the browser has cleared it.
    const target = badge ? JSON.stringify([badge, page?.arrivedAt]) : '';
    // The last worker may have left a badge, but only over a tab with a record.
    if ((painted.get(tabId) ?? (record ? undefined : '')) === target) return;
    painted.set(tabId, target);
    await (badge ? paintBadge(tabId, { ...badge, title: localized(badge.title) }) : clearBadge(tabId));
  }

  return async (state) => {
    const tabIds = new Set([...state.tabs.keys(), ...state.failedParts.keys()]);
    for (const tabId of painted.keys()) if (!tabIds.has(tabId)) painted.delete(tabId);
    await Promise.all([...tabIds].map((tabId) => paintTab(tabId, state)));
  };
}

/**
 * Returns whether the record is about the page that its tab shows. After a restart, that page must first be found
 * again.
 */
function isAbout({ shown, recoveredAt }: TabRecord, page: Page | undefined): boolean {
  const arrivedAt = shown ? shown.page.arrivedAt : recoveredAt;
  return page ? page.arrivedAt === arrivedAt : shown === undefined;
}
