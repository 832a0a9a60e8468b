import { requestKindOf } from '../../navigation/request-kind.ts';
import type { DocumentName } from '../../navigation/same-document.ts';
import { originOf } from '../../navigation/url.ts';
import { isAttemptLoading } from '../../outage/outage.ts';
import { forgottenAt, readyAt, spend } from '../../outage/rate-limit.ts';
import type { TabAct } from '../app-effect.ts';
import type { TabFacts } from '../app-event.ts';
import { type AppState, stateAfter } from '../app-state.ts';
import type { Update, UpdateContext } from '../handler.ts';
import { outageOfTab, stepOutages } from '../outage-steps.ts';

/** Names the document of a tab that has not loaded any. */
const noDocument: DocumentName = { url: '' };

/**
 * Returns the document that a tab shows; undefined if the tab is closed. If the browser reports no document id (Firefox
 * before 153), a failed page is identified by the URL it arrived with, because it may have changed its own URL since.
 */
export function documentShown(
  state: AppState,
  { tabId, tab, shown }: Pick<TabFacts, 'tabId' | 'tab' | 'shown'>,
): DocumentName | undefined {
  if (!shown) return tab && noDocument;
  const failed = state.tabs.get(tabId)?.shown?.page;
  return failed && shown.documentId === undefined ? { url: failed.url } : shown;
}

/**
 * Loads a tab's page again because the user asked for it. In an outage, the load is an attempt of the outage. Any other
 * load affects no outage and counts only toward the rate limit of its origin.
 *
 * @param clearing the number of the clearing that the load follows
 */
export function loadForUser(
  state: AppState,
  facts: TabFacts,
  bypassCache: boolean,
  context: UpdateContext,
  clearing?: number,
): Update {
  const { tabId } = facts;
  const outage = outageOfTab(state, tabId);
  if (!outage) return loadOutsideOutages(state, facts, bypassCache, context, clearing);
  const command = bypassCache ? 'reload-without-cache' : 'try-now';
  const update = stepOutages(state, [[outage, { kind: 'command', tabId, command }]], context);
  const after = outageOfTab(stateAfter(state, update.changes), tabId);
  // The outage refuses if the rate limit is reached, or if its own load is pending in the tab.
  return {
    ...update,
    answer: after && isAttemptLoading(after, tabId) ? 'done' : 'refused',
    // If the session is full, the outage loads nothing, but that is no reason to refuse the user.
    ifUnwritten: loadOutsideOutages(state, facts, bypassCache, context, clearing),
  };
}

function loadOutsideOutages(
  state: AppState,
  { tabId, page: observed, shown }: TabFacts,
  bypassCache: boolean,
  { now }: UpdateContext,
  clearing: number | undefined,
): Update {
  const failed = state.tabs.get(tabId)?.shown?.page;
  const page = failed ?? observed;
  if (page && requestKindOf(page) === 'form') return { answer: 'form' };
  const url = page?.requestedUrl ?? shown?.url ?? '';
  const manualLoads = manualLoadsAfter(state, originOf(url) ?? url, now);
  if (!manualLoads) return { answer: 'too-many' };
  // A healthy page is reloaded like with the browser's own button.
  const act: TabAct = failed ? { name: 'load', page: failed, bypassCache } : { name: 'reload', bypassCache };
  return { changes: { manualLoads }, effects: [{ kind: 'act-on-tab', tabId, shown, act, clearing }] };
}

/**
 * Returns the user's loads outside any outage with one more for an origin; undefined if that would exceed the rate
 * limit. The attempts of the origin's outages count as well, and so do its frames that were reloaded automatically.
 */
export function manualLoadsAfter(
  { manualLoads: before, outages, frames }: Pick<AppState, 'manualLoads' | 'outages' | 'frames'>,
  origin: string,
  now: number,
): AppState['manualLoads'] | undefined {
  const recent = [...before].filter(([, sent]) => forgottenAt(sent) > now);
  const sent = before.get(origin) ?? [];
  const sentElsewhere = [
    ...[...outages.values()].flatMap((outage) => (outage.origin === origin ? outage.sent : [])),
    ...(frames.sent.get(origin) ?? []),
  ];
  if (readyAt({ sent }, { now, sentElsewhere }) > now) return undefined;
  return new Map([...recent, [origin, spend(sent, now)]]);
}
