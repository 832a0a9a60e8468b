import { readSessionState, writeSession } from '../storage/session-store.ts';
import { type AppState, type Changes, initialState, stateAfter } from './app-state.ts';

/** Holds the state; until it is opened, the initial state. */
export interface StateStore {
  readonly state: AppState;
  /** Reads what the last worker of this browser session left. */
  open(): Promise<void>;
  /**
   * Writes the changes to `storage.session` in one operation, except tab records that are already stored, and then
   * applies them to the state. The recent sites are written only along with a tab record, so that healthy pages cause
   * no write. Returns false if the browser refuses to write. In that case only the tab records, the
   * outages at rest and what is never stored are applied, so that failures are still shown and a click finds the
   * current outage.
   */
  write(changes: Changes): Promise<boolean>;
}

export function createStateStore(): StateStore {
  let state = initialState;
  // The tabs whose stored record differs from the one in the state.
  const unwritten = new Set<number>();
  let writtenSites = state.recentSites;

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
      writtenSites = state.recentSites;
    },
    async write(changes) {
      const { outagesAtRest, settings, manualLoads, checkedAt, failedParts, frames } = changes;
      const { recentSites = state.recentSites } = changes;
      const tabs = changedTabs(changes);
      const mustWriteSites = tabs.length > 0 && recentSites !== writtenSites;
      const sites = mustWriteSites ? recentSites : undefined;
      const isWritten = await writeSession({ ...changes, tabs, recentSites: sites });
      if (isWritten && sites) writtenSites = sites;
      state = stateAfter(
        state,
        isWritten
          ? { ...changes, tabs }
          : { tabs, outagesAtRest, settings, manualLoads, checkedAt, failedParts, frames, recentSites },
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
