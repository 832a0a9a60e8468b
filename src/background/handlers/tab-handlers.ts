import type { Tab } from '../../browser/tabs.ts';
import { originOf } from '../../navigation/url.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppState } from '../app-state.ts';
import { type Handlers, unchanged, withIndependent } from '../handler.ts';
import { failingPageIn, stepOutages } from '../outage-steps.ts';

/** Handles what happens to tabs, apart from the pages that they show. */
export const tabHandlers: Handlers<
  'tab-closed' | 'tab-activated' | 'tab-replaced' | 'tab-discarded' | 'load-ended' | 'tabs-listed'
> = {
  'tab-closed'(state, { tabId }, context) {
    const record = state.tabs.get(tabId);
    return record
      ? stepOutages(state, [[record.site, { kind: 'tab-left', tabId, how: 'closed' }]], context, [
          [tabId, undefined],
        ])
      : unchanged;
  },

  // Finds a page that failed while the worker was being terminated.
  'tab-activated'(state, { tabId }, context) {
    const record = state.tabs.get(tabId);
    const update = record
      ? stepOutages(state, [[record.site, { kind: 'tab-activated', tabId }]], context)
      : unchanged;
    return record?.shown ? update : withIndependent(update, [{ kind: 'list-tabs', tabId }]);
  },

  'tab-replaced'(state, { tabId, by }, context) {
    const record = state.tabs.get(tabId);
    return record
      ? stepOutages(state, [[record.site, { kind: 'tab-replaced', tabId, by }]], context, [
          [tabId, undefined],
          [by, record],
        ])
      : unchanged;
  },

  'tab-discarded': (state, { site, tabId }, context) =>
    stepOutages(state, [[site, { kind: 'tab-left', tabId, how: 'discarded' }]], context),

  'load-ended'(state, { tabId, how }, context) {
    const record = state.tabs.get(tabId);
    if (!record || !isLoadPending(state, tabId)) return unchanged;
    const broughtFile = how === 'download' || record.broughtFile;
    return stepOutages(state, [[record.site, { kind: 'tab-left', tabId, how }]], context, [
      [tabId, { ...record, broughtFile }],
    ]);
  },

  'tabs-listed': (state, { tabs }) => ({ effects: inspectionsOf(state, tabs) }),
};

/** Returns whether an attempt's load in a tab has not ended yet. */
export function isLoadPending(state: AppState, tabId: number): boolean {
  const site = state.tabs.get(tabId)?.site;
  return site !== undefined && failingPageIn(state, site, tabId)?.loadSince !== undefined;
}

/** Returns inspections of those tabs that show a website of which no failure is known. */
export function inspectionsOf(state: AppState, tabs: readonly Tab[]): AppEffect[] {
  return tabs
    .filter(
      ({ id, url, discarded }) =>
        !state.tabs.get(id)?.shown && !discarded && originOf(url ?? '') !== undefined,
    )
    .map(({ id }) => ({ kind: 'inspect-tab', tabId: id }));
}
