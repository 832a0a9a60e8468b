import { isOnToolbar, openPopup } from '../browser/action.ts';
import { isInFront } from '../browser/tabs.ts';
import { badgeOf } from '../explanation/badge.ts';
import { keyOf } from '../outage/outage.ts';
import type { Settings } from '../settings/settings.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { openingsAfter } from './openings.ts';

interface Surroundings {
  readonly memory: SessionStore;
  readonly settings: () => Settings;
  readonly now: () => number;
}

// What arrived earlier was found by a worker that has just started; its reader has long seen it.
const justNow = 15_000;

/**
 * Opens the popup over a page that failed just now, for readers who would see no badge. To be asked only where
 * a script found the page itself in focus: over an error page of the browser's own, where none may look, the
 * reader may be typing in the address bar, and such a page says itself that it failed.
 *
 * Never in a private window: which sites it opened for is kept for longer than such a window is open.
 */
export function createOpener({ memory, settings, now }: Surroundings): (tabId: number) => Promise<void> {
  return async (tabId) => {
    const wanted = settings().general.openPopup;
    const record = memory.tabs.get(tabId);
    if (wanted === 'never' || !record?.shown || record.site.private) return;
    if (now() - record.shown.page.arrivedAt > justNow) return;
    const key = keyOf(record.site);
    const outage = memory.outages.get(key);
    // What the badge is silent about is nothing to call the reader for.
    if (!badgeOf(tabId, record.shown, outage)) return;
    const openings = openingsAfter(memory.openings, `${key} ${outage?.since ?? ''}`, now());
    if (!openings) return;
    if (wanted === 'tucked-away' && (await isOnToolbar())) return;
    if (!(await isInFront(tabId))) return;
    // Written first: a worker that dies in between opens it at most once.
    if (await memory.write({ openings })) void openPopup();
  };
}
