import type { Clearing, Reload, Stage } from '../../clearing/clearing.ts';
import { refusalOf } from '../../clearing/clearing-refusal.ts';
import type { CommandResult } from '../../messages.ts';
import { requestKindOf } from '../../navigation/request-kind.ts';
import { isSameDocument } from '../../navigation/same-document.ts';
import { isAttemptLoading } from '../../outage/outage.ts';
import type { AppEvent } from '../app-event.ts';
import type { AppState, Changes } from '../app-state.ts';
import type { Handlers, Update, UpdateContext } from '../handler.ts';
import { outageOfTab } from '../outage-steps.ts';
import { documentShown, loadForUser } from './load-for-user.ts';

/**
 * Handles clearings that the user confirmed. Each runs at most once per number: the start is recorded first, so a
 * restarted worker does not repeat it.
 */
export const clearingHandlers: Handlers<'clearing-confirmed' | 'site-cleared' | 'clearing-failed'> = {
  'clearing-confirmed'(state, { request, facts }, { now }) {
    const { tabId, document, origin, act, number } = request;
    const { tab } = facts;
    const refusal = refusalOf(tab && { ...tab, shown: documentShown(state, facts) }, request);
    if (!tab || refusal) return { answer: refusal ?? 'tab-gone' };
    if (number <= (state.clearing?.number ?? 0)) return { answer: 'ran-before' };
    const stage: Stage = { name: 'begun' };
    return {
      changes: { clearing: { version: 2, number, tabId, origin, act, at: now, stage } },
      effects: [{ kind: 'clear-site', number, tabId, document, origin, act, cookieStoreId: tab.storeId }],
      answer: 'ran',
    };
  },

  // Clearing a large cache takes a while. Meanwhile the user may have opened something else in the tab.
  'site-cleared'(state, event, context) {
    const { number, results } = event;
    const { update, reload } = reloadCleared(state, event, context);
    const clearing = atStage(state, number, { name: 'done', results, reload });
    return { ...update, changes: { ...update.changes, ...clearing } };
  },

  'clearing-failed': (state, { number }) => ({ changes: atStage(state, number, { name: 'failed' }) }),
};

/** Returns the changes to a clearing's record if its page was not reloaded after all; none if it was. */
export function reloadEnded(state: AppState, number: number, result: CommandResult): Changes {
  const stage = state.clearing?.stage;
  return result === 'done' || stage?.name !== 'done'
    ? {}
    : atStage(state, number, { ...stage, reload: reloadAfter(result) });
}

/**
 * Reloads the page whose site was cleared. The user may no longer expect this load, so it does not replace one that the
 * user started.
 */
function reloadCleared(
  state: AppState,
  { number, tabId, document, facts }: AppEvent<'site-cleared'>,
  context: UpdateContext,
): { readonly update: Update; readonly reload: Reload } {
  const page = state.tabs.get(tabId)?.shown?.page ?? facts.page;
  if (page && requestKindOf(page) === 'form') return { update: {}, reload: 'form' };
  const shown = documentShown(state, facts);
  const outage = outageOfTab(state, tabId);
  const isOwnLoad = outage !== undefined && isAttemptLoading(outage, tabId);
  const isLeaving = facts.tab?.navigating === true && !isOwnLoad;
  if (isLeaving || !shown || !isSameDocument(document, shown)) return { update: {}, reload: 'moved' };
  const update = loadForUser(state, facts, true, context, number);
  return { update, reload: update.answer === undefined ? 'started' : reloadAfter(update.answer) };
}

function reloadAfter(result: Update['answer']): Reload {
  return result === 'done' ? 'started' : result === 'moved' ? 'moved' : 'refused';
}

/** Changes the record of a clearing, unless a later one has replaced it. */
function atStage({ clearing }: AppState, number: number, stage: Stage): { clearing?: Clearing } {
  return clearing?.number === number ? { clearing: { ...clearing, stage } } : {};
}
