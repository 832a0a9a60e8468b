import { afterRestart } from '../../clearing/clearing.ts';
import { noFrames } from '../../frames/failed-frame.ts';
import { noneFailed } from '../../frames/failed-parts-of-pages.ts';
import type { FailingPage, Outage } from '../../outage/outage.ts';
import type { ObservedTab } from '../../outage/step-interface.ts';
import { type Settings, settingsSnapshot } from '../../settings/settings.ts';
import type { AppEffect } from '../app-effect.ts';
import type { OpenTab } from '../app-event.ts';
import type { AppState, Changes } from '../app-state.ts';
import { type Handlers, unchanged, withIndependent } from '../handler.ts';
import { type OutageTurn, siteOf, stepAll, stepOutages } from '../outage-steps.ts';
import { inspectionsOf } from './tab-handlers.ts';

/** Handles what concerns all tabs: the start of the worker, the network, permissions and settings. */
export const environmentHandlers: Handlers<
  'worker-started' | 'connection-changed' | 'permissions-changed' | 'settings-changed' | 'extension-installed'
> = {
  // Compares the state that the last worker stored with the open tabs. At the start of a browser session there is none.
  'worker-started'(before, { settings, tabs }, context) {
    const state: AppState = { ...before, settings };
    const open = new Map(tabs.map((each) => [each.tab.id, each]));
    const closed = [...state.tabs.keys()].filter((tabId) => !open.has(tabId));
    const turns = [...state.outages.values()].map((outage): OutageTurn => {
      const observed = outage.pages.flatMap((page) => observedTab(state, page, open.get(page.tabId)) ?? []);
      return [siteOf(outage), { kind: 'worker-restarted', tabs: observed }];
    });
    const update = stepOutages(
      state,
      turns,
      context,
      closed.map((tabId) => [tabId, undefined]),
    );
    const clearing = afterRestart(state.clearing);
    const changes = {
      ...update.changes,
      ...settingsChange(state, settings),
      ...(clearing !== state.clearing && { clearing }),
      ...(!state.scanned && { scanned: true as const }),
    };
    return withIndependent({ ...update, changes }, inspectionsAtStart(state, tabs));
  },

  'connection-changed': (state, _, context) => stepAll(state, { kind: 'environment-changed' }, context),

  // Finds pages that failed while they could not be observed.
  'permissions-changed'(state, _, context) {
    const update = stepAll(state, { kind: 'environment-changed' }, context);
    return withIndependent(update, [{ kind: 'list-tabs', tabId: undefined }]);
  },

  'settings-changed'(before, { settings }, context) {
    const update = stepAll({ ...before, settings }, { kind: 'environment-changed' }, context);
    const changes = {
      ...update.changes,
      ...settingsChange(before, settings),
      ...(!settings.general.watchParts && {
        failedParts: noneFailed(before.failedParts),
        frames: noFrames,
      }),
    };
    return withIndependent({ ...update, changes }, [{ kind: 'tidy-history' }]);
  },

  'extension-installed': ({ settings }) =>
    settings.policy.firstRunPage ? { effects: [{ kind: 'open-welcome-page' }] } : unchanged,
};

/** Returns the changed settings, with the snapshot that the session holds for the popup if that differs. */
function settingsChange(before: AppState, settings: Settings): Changes {
  const snapshot = settingsSnapshot(settings);
  const isStored = JSON.stringify(snapshot) === JSON.stringify(before.settingsSnapshot);
  return isStored ? { settings } : { settings, settingsSnapshot: snapshot };
}

function observedTab(state: AppState, page: FailingPage, open: OpenTab | undefined): ObservedTab | undefined {
  if (!open) return undefined;
  const { tabId } = page;
  if (open.tab.discarded) return { shows: 'discarded', tabId };
  const shown = isFailureShown(open) ? state.tabs.get(tabId)?.shown : undefined;
  return shown
    ? { shows: 'failure', failure: { ...page, loadedBy: shown.page.loadedBy, again: true } }
    : { shows: 'loading', tabId };
}

function isFailureShown({ tab, showsRecord }: OpenTab): boolean {
  return showsRecord && !tab.loading;
}

/**
 * Returns the inspections at the start of the worker. If a worker is terminated between a page's failure and its
 * record, no trace of the failure remains. So the active tabs are inspected at each start, all others once per browser
 * session and when they are activated, and also the tabs that have left their failed page.
 */
function inspectionsAtStart(state: AppState, open: readonly OpenTab[]): AppEffect[] {
  const unknown = open.filter(({ tab }) => !state.scanned || tab.active).map(({ tab }) => tab);
  const left = open.filter(
    (each) => !each.tab.discarded && !isFailureShown(each) && isFailing(state, each.tab.id),
  );
  return [
    ...left.map(({ tab }): AppEffect => ({ kind: 'inspect-tab', tabId: tab.id })),
    ...inspectionsOf(state, unknown),
  ];
}

function isFailing(state: AppState, tabId: number): boolean {
  return [...state.outages.values()].some(({ pages }: Outage) => pages.some((page) => page.tabId === tabId));
}
