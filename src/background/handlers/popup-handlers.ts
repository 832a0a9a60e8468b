import { badgeOf } from '../../explanation/badge.ts';
import { keyOf } from '../../outage/outage.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppState } from '../app-state.ts';
import { type Handlers, type UpdateContext, unchanged } from '../handler.ts';
import { openingsAfter } from '../openings.ts';

/** In ms. A page that arrived earlier was found by a worker that has just started, and the user has long seen it. */
const longestSinceArrival = 15_000;

/** Opens the popup automatically over a page that failed just now, for users who would see no badge. */
export const popupHandlers: Handlers<'popup-may-open'> = {
  'popup-may-open'(state, { tabId, arrivedAt }, { now }) {
    const isStillShown = state.tabs.get(tabId)?.shown?.page.arrivedAt === arrivedAt;
    const openings = isStillShown ? nextOpenings(state, tabId, now) : undefined;
    // Written first: a worker that dies before the popup opens does not open it twice.
    return openings ? { changes: { openings }, effects: [{ kind: 'open-popup' }] } : unchanged;
  },
};

/**
 * Returns the check whether the popup may open over a failed page; undefined where it may not. Only for a page that a
 * script found in focus: over an error page of the browser's own, which no script may enter, the user may be typing in
 * the address bar, and such a page says itself that it failed.
 */
export function openingAfter(
  state: AppState,
  tabId: number,
  { now }: Pick<UpdateContext, 'now'>,
): AppEffect | undefined {
  const page = state.tabs.get(tabId)?.shown?.page;
  if (!page || !nextOpenings(state, tabId, now)) return undefined;
  const onlyIfUnpinned = state.settings.general.openPopup === 'tucked-away';
  return { kind: 'check-opening', tabId, arrivedAt: page.arrivedAt, onlyIfUnpinned };
}

/** Never in a private window: the sites that the popup opened for are stored for longer than the window is open. */
function nextOpenings(state: AppState, tabId: number, now: number) {
  const record = state.tabs.get(tabId);
  if (state.settings.general.openPopup === 'never' || !record?.shown || record.site.private) return undefined;
  if (now - record.shown.page.arrivedAt > longestSinceArrival) return undefined;
  const key = keyOf(record.site);
  const outage = state.outages.get(key);
  // Where there is no badge, there is nothing to call the user's attention to.
  if (!badgeOf(tabId, record.shown, outage)) return undefined;
  return openingsAfter(state.openings, `${key} ${outage?.since ?? ''}`, now);
}
