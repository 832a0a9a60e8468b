import { clearBadge, paintBadge } from '../browser/action.ts';
import { badgeOf } from '../explanation/badge.ts';
import type { Page } from '../navigation/page.ts';
import { keyOf } from '../outage/outage.ts';
import type { TabRecord } from '../storage/session-schema.ts';
import type { AppState } from './app-state.ts';
import { localized } from './localized.ts';

/**
 * Returns a function that makes the toolbar button of each tab show what the state says. It calls the browser only for
 * what changed.
 *
 * @param pageIn returns the page that a tab shows by now, which may be ahead of the state
 */
export function createBadgePainter(
  pageIn: (tabId: number) => Page | undefined,
): (state: AppState) => Promise<void> {
  // What each button shows by the last call; empty where it shows nothing.
  const painted = new Map<number, string>();

  async function paintTab(tabId: number, record: TabRecord, { outages }: AppState): Promise<void> {
    const badge = badgeOf(tabId, record.shown, outages.get(keyOf(record.site)));
    const page = pageIn(tabId);
    // The browser has cleared the button for a document that the state does not know yet.
    if (badge && !isAbout(record, page)) return;
    // A button is painted again for the same badge on another document.
    const target = badge ? JSON.stringify([badge, page?.arrivedAt]) : '';
    if (painted.get(tabId) === target) return;
    painted.set(tabId, target);
    await (badge ? paintBadge(tabId, { ...badge, title: localized(badge.title) }) : clearBadge(tabId));
  }

  return async (state) => {
    for (const tabId of painted.keys()) if (!state.tabs.has(tabId)) painted.delete(tabId);
    await Promise.all([...state.tabs].map(([tabId, record]) => paintTab(tabId, record, state)));
  };
}

/** Returns whether a record is about the page that its tab shows. After a restart, a failure must be found again first. */
function isAbout({ shown, recoveredAt }: TabRecord, page: Page | undefined): boolean {
  const arrivedAt = shown ? shown.page.arrivedAt : recoveredAt;
  return page ? page.arrivedAt === arrivedAt : shown === undefined;
}
