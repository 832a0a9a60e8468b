import { badgeOf } from '../../explanation/badge.ts';
import { keyOf } from '../../outage/outage.ts';
import type { Openings } from '../../storage/session-schema.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppState } from '../app-state.ts';
import { type Handlers, type UpdateContext, unchanged } from '../handler.ts';

// In ms. A page that arrived earlier was found by a worker that has just started, and the user has long seen it.
const longestSinceArrival = 15_000;

// In ms.
const atMostOnceIn = 10 * 60_000;

const failuresKept = 20;

/** Opens the popup automatically over a page that has just failed, for users who would see no badge. */
export const popupHandlers: Handlers<'popup-may-open'> = {
  'popup-may-open'(state, { tabId, arrivedAt }, { now }) {
    const isStillShown = state.tabs.get(tabId)?.shown?.page.arrivedAt === arrivedAt;
    const openings = isStillShown ? nextOpenings(state, tabId, now) : undefined;
    // Written first: a worker that dies before the popup opens does not open it twice.
    return openings ? { changes: { openings }, effects: [{ kind: 'open-popup' }] } : unchanged;
  },
};

/**
 * Returns the effect that checks whether the popup may open over a failed page; undefined where it may not. To be called
 * only for a page that a script found in focus: over the browser's own error page, which no script may enter, the user may
 * be typing in the address bar, and such a page already says that it failed.
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

/** Never for a private window: the record of openings outlives it. */
function nextOpenings(state: AppState, tabId: number, now: number) {
  const record = state.tabs.get(tabId);
  if (state.settings.general.openPopup === 'never' || !record?.shown || record.site.private) return undefined;
  if (now - record.shown.page.arrivedAt > longestSinceArrival) return undefined;
  const key = keyOf(record.site);
  const outage = state.outages.get(key);
  // What gets no badge deserves no popup.
  if (!badgeOf(tabId, record.shown, outage)) return undefined;
  return openingsAfter(state.openings, `${key} ${outage?.since ?? ''}`, now);
}

/** Returns the record of openings with one more, or undefined where the popup may not open for this failure now. */
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
