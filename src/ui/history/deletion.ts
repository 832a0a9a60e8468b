import { signal } from '@preact/signals';
import type { OutageSelection } from '../../history/delete-outages.ts';
import type { PastOutage } from '../../history/past-outages.ts';
import { ask } from '../ask.ts';
import { refreshHistory } from './history-state.ts';

/** What became of the last deletion. The page alone holds what was deleted, so it is gone once the page is closed. */
export type Deletion =
  | { readonly name: 'none' | 'restored' | 'not-deleted' | 'not-restored' }
  | { readonly name: 'deleted'; readonly outages: readonly PastOutage[] };

export const deletion = signal<Deletion>({ name: 'none' });

/** Deletes outages. Only the last deletion can be undone. */
export async function deleteOutages(selection: OutageSelection): Promise<void> {
  const outages = await ask({ kind: 'forget-outages', selection });
  await refreshHistory();
  deletion.value = outages ? { name: 'deleted', outages } : { name: 'not-deleted' };
}

/** Brings back what was deleted last. */
export async function undoDeletion(): Promise<void> {
  const { value } = deletion;
  if (value.name !== 'deleted') return;
  const { outages } = value;
  const isRestored = await ask({ kind: 'restore-outages', outages: [...outages] });
  await refreshHistory();
  deletion.value = { name: isRestored ? 'restored' : 'not-restored' };
}
