import { readPolicy } from '../settings/policy.ts';
import { effective, type Settings } from '../settings/settings.ts';
import {
  emptySession,
  type SessionChanges,
  type SessionState,
  sessionAfter,
} from '../storage/session-state.ts';

/** Everything the worker knows, as an immutable value. What is not in `storage.session` is read again or lost with it. */
export interface AppState extends SessionState {
  readonly settings: Settings;
  /**
   * When the user loaded pages outside any outage, in ms since the epoch, by origin. Little is lost with the worker: it
   * had been idle for 30 s when the browser ended it.
   */
  readonly manualLoads: ReadonlyMap<string, readonly number[]>;
}

/** What an event changes. */
export interface Changes extends SessionChanges {
  readonly settings?: Settings | undefined;
  readonly manualLoads?: AppState['manualLoads'] | undefined;
}

/** The state before anything was read. Nothing is retried automatically yet, for the user may have chosen so. */
export const initialState: AppState = {
  ...emptySession,
  settings: effective({ retryMode: 'ask' }, {}, readPolicy(undefined)),
  manualLoads: new Map(),
};

/** Returns the state after some changes. */
export function stateAfter(before: AppState, changes: Changes): AppState {
  const { settings = before.settings, manualLoads = before.manualLoads } = changes;
  return { ...sessionAfter(before, changes), settings, manualLoads };
}
