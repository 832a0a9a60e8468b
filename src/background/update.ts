import type { Site } from '../outage/outage.ts';
import type { AppEvent, AppEventKind } from './app-event.ts';
import type { AppState } from './app-state.ts';
import type { Handlers, Update, UpdateContext } from './handler.ts';
import { attemptHandlers, dueOutages } from './handlers/attempt-handlers.ts';
import { checkHandlers } from './handlers/check-handlers.ts';
import { clearingHandlers } from './handlers/clearing-handlers.ts';
import { commandHandlers } from './handlers/command-handlers.ts';
import { environmentHandlers } from './handlers/environment-handlers.ts';
import { pageHandlers } from './handlers/page-handlers.ts';
import { partHandlers } from './handlers/part-handlers.ts';
import { popupHandlers } from './handlers/popup-handlers.ts';
import { tabHandlers } from './handlers/tab-handlers.ts';

const handlers: Handlers<AppEventKind> = {
  ...pageHandlers,
  ...partHandlers,
  ...tabHandlers,
  ...attemptHandlers,
  ...environmentHandlers,
  ...popupHandlers,
  ...commandHandlers,
  ...clearingHandlers,
  ...checkHandlers,
};

/** Decides what follows from an event. Pure: the same state, event and context give the same update. */
export function update<K extends AppEventKind>(
  state: AppState,
  event: AppEvent<K>,
  context: UpdateContext,
): Update {
  return handlers[event.kind](state, event, context);
}

/**
 * Which outages each event may concern. `own`: those of its site and of its tab's record. `due`: those with something
 * due.
 */
const concerned: Readonly<Record<AppEventKind, 'own' | 'all' | 'due' | 'none'>> = {
  'worker-started': 'all',
  'page-shown': 'own',
  'page-unreadable': 'own',
  'load-ended': 'own',
  'part-ended': 'none',
  'tab-closed': 'own',
  'tab-activated': 'own',
  'tab-replaced': 'own',
  'wake-up': 'due',
  'connection-changed': 'all',
  'permissions-changed': 'all',
  'settings-changed': 'all',
  'extension-installed': 'none',
  'page-diagnosed': 'own',
  'content-read': 'none',
  'content-reread': 'none',
  'preflight-finished': 'own',
  'tab-discarded': 'own',
  'load-inspected': 'own',
  'load-not-sent': 'own',
  'tabs-listed': 'none',
  'success-observed': 'none',
  'popup-may-open': 'none',
  'act-finished': 'none',
  'site-cleared': 'own',
  'frame-changed': 'none',
  'clearing-failed': 'none',
  'command-given': 'own',
  'frame-reload-asked': 'none',
  'clearing-confirmed': 'none',
  'check-requested': 'none',
  'site-request-planned': 'none',
};

/**
 * Returns the sites whose outages an event may concern. Only the browser knows whether the extension may observe them,
 * so the loop queries that before it calls `update`.
 */
export function sitesConcerned(state: AppState, event: AppEvent, now: number): readonly Site[] {
  switch (concerned[event.kind]) {
    case 'none':
      return [];
    case 'all':
      return [...state.outages.values()];
    case 'due':
      return dueOutages(state, now);
    case 'own':
      return ownSites(state, event);
  }
}

function ownSites(state: AppState, event: AppEvent): readonly Site[] {
  const tabId = 'facts' in event ? event.facts.tabId : 'tabId' in event ? event.tabId : undefined;
  const record = tabId === undefined ? undefined : state.tabs.get(tabId);
  return [...('site' in event ? [event.site] : []), ...(record ? [record.site] : [])];
}
