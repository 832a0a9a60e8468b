import type { Site } from '../outage/outage.ts';
import type { AppEvent, AppEventKind } from './app-event.ts';
import type { AppState } from './app-state.ts';
import type { Handlers, Update, UpdateContext } from './handler.ts';
import { attemptHandlers, dueOutages } from './handlers/attempt-handlers.ts';
import { clearingHandlers } from './handlers/clearing-handlers.ts';
import { commandHandlers } from './handlers/command-handlers.ts';
import { environmentHandlers } from './handlers/environment-handlers.ts';
import { pageHandlers } from './handlers/page-handlers.ts';
import { popupHandlers } from './handlers/popup-handlers.ts';
import { tabHandlers } from './handlers/tab-handlers.ts';

const handlers: Handlers<AppEventKind> = {
  ...pageHandlers,
  ...tabHandlers,
  ...attemptHandlers,
  ...environmentHandlers,
  ...popupHandlers,
  ...commandHandlers,
  ...clearingHandlers,
};

/** Decides what follows from an event. Pure: the same state, event and context give the same update. */
export function update<K extends AppEventKind>(
  state: AppState,
  event: AppEvent<K>,
  context: UpdateContext,
): Update {
  return handlers[event.kind](state, event, context);
}

/** The events that may concern every outage. */
const concerningAll: ReadonlySet<AppEventKind> = new Set([
  'worker-started',
  'connection-changed',
  'permissions-changed',
  'settings-changed',
] as const);

/**
 * Returns the sites whose outages an event may concern. Only the browser can tell whether the extension may observe
 * them, so the loop asks before it calls `update`.
 */
export function sitesConcerned(state: AppState, event: AppEvent, now: number): readonly Site[] {
  if (concerningAll.has(event.kind)) return [...state.outages.values()];
  if (event.kind === 'wake-up') return dueOutages(state, now);
  const tabId = 'facts' in event ? event.facts.tabId : 'tabId' in event ? event.tabId : undefined;
  const record = tabId === undefined ? undefined : state.tabs.get(tabId);
  return [...('site' in event ? [event.site] : []), ...(record ? [record.site] : [])];
}
