import { badgeOf } from '../../explanation/badge.ts';
import { keyOf } from '../../outage/outage.ts';
import type { Openings } from '../../storage/session-schema.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppState } from '../app-state.ts';
import { type Handlers, type UpdateContext, unchanged } from '../handler.ts';

// In ms. A page that arrived earlier was found by a worker that has just started; the user has already seen it.
const longestSinceArrival = 15_000;

// In ms.
const atMostOnceIn = 10 * 60_000;

const failuresKept = 20;

/** Opens the popup automatically over a page that has just failed, for users who cannot see the badge. */
export const popupHandlers: Handlers<'popup-may-open'> = {
  'popup-may-open'(state, { tabId, arrivedAt }, { now }) {
    const isStillShown = state.tabs.get(tabId)?.shown?.page.arrivedAt === arrivedAt;
    const openings = isStillShown ? nextOpenings(state, tabId, now) : undefined;
    // The opening is recorded first, so a restarted worker does not open the popup twice.
    return openings ? { changes: { openings }, effects: [{ kind: 'open-popup' }] } : unchanged;
  },
};

/**
 * Returns the effect that checks whether the popup may open over a failed page; undefined if it may not. Must be called
 * only for a page that a script found to have the focus. On the browser's own error page, in which no script may run,
 * the user may be typing in the address bar; and such a page already says that it failed.
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

/**
 * Returns the record of openings after one for this failure; undefined if the popup may not open. Never in a private
 * window, because the record outlives it.
 */
function nextOpenings(state: AppState, tabId: number, now: number) {
  const record = state.tabs.get(tabId);
  if (state.settings.general.openPopup === 'never' || !record?.shown || record.site.private) return undefined;
  if (now - record.shown.page.arrivedAt > longestSinceArrival) return undefined;
  const key = keyOf(record.site);
  const outage = state.outages.get(key);
  // A page without a badge gets no popup either.
  if (!badgeOf(tabId, record.shown, outage)) return undefined;
  return openingsAfter(state.openings, `${key} ${outage?.since ?? ''}`, now);
}

/** Returns the record of openings with one more, or undefined if the popup may not open for this failure now. */
export function openingsAfter(
  before: Openings | undefined,
  failure: string,
  now: number,
): Openings | undefined {
  if (before?.failures.includes(failure)) return undefined;
  // A time in the future was written before the clock was set back.
  if (before && now >= before.at && now - before.at < atMostOnceIn) return undefined;
  return { at: now, failures: [...(before?.failures ?? []), failure].slice(-failuresKept) };
}
