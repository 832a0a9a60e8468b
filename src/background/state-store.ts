import { readSessionState, writeSession } from '../storage/session-store.ts';
import { type AppState, type Changes, initialState, stateAfter } from './app-state.ts';

/** Holds the state: the initial one until it is opened. */
export interface StateStore {
  readonly state: AppState;
  /** Reads what the last worker of this browser session left. */
  open(): Promise<void>;
  /**
   * Writes changes to `storage.session` in one operation, without those that change nothing, and then makes them. Returns
   * false where the browser refuses to write: what is still changed then are the records of tabs and the outages at rest,
   * so that failures are shown and a click finds the outage as it is, and what is not stored.
   */
  write(changes: Changes): Promise<boolean>;
}

export function createStateStore(): StateStore {
  let state = initialState;
  // The tabs whose record in the session is not the one in the state.
  const unwritten = new Set<number>();

  /** Returns the tabs whose stored record would change. */
  function changedTabs({ tabs = [] }: Changes) {
    return tabs.filter(
      ([tabId, record]) => unwritten.has(tabId) || !isStoredAlike(record, state.tabs.get(tabId)),
    );
  }

  return {
    get state() {
      return state;
    },
    async open() {
      state = { ...state, ...(await readSessionState()) };
    },
    async write(changes) {
      const { outagesAtRest, settings, manualLoads } = changes;
      const tabs = changedTabs(changes);
      const isWritten = await writeSession({ ...changes, tabs });
      state = stateAfter(
        state,
        isWritten ? { ...changes, tabs } : { tabs, outagesAtRest, settings, manualLoads },
      );
      for (const [tabId] of tabs) {
        if (isWritten) unwritten.delete(tabId);
        else unwritten.add(tabId);
      }
      return isWritten;
    },
  };
}

function isStoredAlike(value: unknown, other: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(other);
}
