import { signal } from '@preact/signals';
import type { PastOutage } from '../../history/past-outages.ts';
import type { UnreadableReason } from '../../settings/migrations.ts';
import { loadPastOutages, onHistoryChanged } from '../../storage/history-store.ts';
import { onSettingsChanged, readSettings } from '../../storage/settings-store.ts';

/** Everything that the page shows, kept up to date with the stores. */
export interface HistoryState {
  readonly outages: readonly PastOutage[] | UnreadableReason;
  /** The settings say to keep a history. */
  readonly isKept: boolean;
  /** When it was read, in ms since the epoch. */
  readonly now: number;
}

/** The current state; undefined until it has been read for the first time. */
export const historyState = signal<HistoryState | undefined>(undefined);

const day = 24 * 60 * 60_000;

let reads = 0;

/** Reads the stores into `historyState`, unless a later read has started. */
export async function refreshHistory(): Promise<void> {
  const number = ++reads;
  const [settings, stored] = await Promise.all([
    readSettings(),
    loadPastOutages().catch((): UnreadableReason => 'damaged'),
  ]);
  if (number !== reads) return;
  const { historyKept, historyDays } = settings.general;
  const now = Date.now();
  // Older ones are deleted when the next outage is stored.
  const isPresent = ({ until }: PastOutage) => now - until < historyDays * day;
  const outages = typeof stored === 'string' ? stored : stored.filter(isPresent);
  historyState.value = { outages, isKept: historyKept, now };
}

/** Reads the stores, and again after each change of the history or the settings. */
export async function loadHistoryState(): Promise<void> {
  onHistoryChanged(refreshHistory);
  onSettingsChanged(refreshHistory);
  await refreshHistory();
}
