import { type FrameRetries, noFrames } from '../frames/failed-frame.ts';
import type { FailedParts } from '../frames/failed-parts-of-pages.ts';
import { readPolicy } from '../settings/policy.ts';
import { effective, type Settings } from '../settings/settings.ts';
import {
  emptySession,
  type SessionChanges,
  type SessionState,
  sessionAfter,
} from '../storage/session-state.ts';

/**
 * The worker's state, as an immutable value. What is not in `storage.session` is read again or lost when the worker
 * stops.
 */
export interface AppState extends SessionState {
  readonly settings: Settings;
  /**
   * When the user loaded pages outside any outage, and when checks sent requests, in ms since the epoch, by origin. Not stored, because little is lost
   * with the worker: the browser stops it only after 30 s without events.
   */
  readonly manualLoads: ReadonlyMap<string, readonly number[]>;
  /** The failed parts of pages, by tab. Not stored, because most of these pages are healthy. */
  readonly failedParts: FailedParts;
  /** When the user last had a site checked, in ms since the epoch, by host. Not stored, like `manualLoads`. */
  readonly checkedAt: ReadonlyMap<string, number>;
  /** The frames that are to be reloaded. Not stored for the same reason. */
  readonly frames: FrameRetries;
}

/** The changes that follow from an event. */
export interface Changes extends SessionChanges {
  readonly settings?: Settings | undefined;
  readonly manualLoads?: AppState['manualLoads'] | undefined;
  readonly failedParts?: FailedParts | undefined;
  readonly checkedAt?: AppState['checkedAt'] | undefined;
  readonly frames?: FrameRetries | undefined;
}

/**
 * The state before anything is read. Nothing is retried automatically yet, because the user's settings may forbid it.
 */
export const initialState: AppState = {
  ...emptySession,
  settings: effective({ retryMode: 'ask' }, {}, readPolicy(undefined)),
  manualLoads: new Map(),
  failedParts: new Map(),
  checkedAt: new Map(),
  frames: noFrames,
};

/** Returns the state after some changes. */
export function stateAfter(before: AppState, changes: Changes): AppState {
  const {
    settings = before.settings,
    manualLoads = before.manualLoads,
    failedParts = before.failedParts,
    checkedAt = before.checkedAt,
    frames = before.frames,
  } = changes;
  return { ...sessionAfter(before, changes), settings, manualLoads, checkedAt, failedParts, frames };
}
