import { number, record, type Shaped, text, variant } from '../shape.ts';
import { type History, historyOf, type PastOutage } from './past-outages.ts';

/** Parses which outages the user wants to delete. */
export const outageSelection = variant('of', {
  everything: record({}),
  site: record({ origin: text }),
  outage: record({ origin: text, since: number }),
});

export type OutageSelection = Shaped<typeof outageSelection>;

/** Returns whether an outage is among those selected. */
export function isSelected(selection: OutageSelection, { origin, since }: PastOutage): boolean {
  if (selection.of === 'everything') return true;
  return selection.origin === origin && (selection.of === 'site' || selection.since === since);
}

/** Returns the history with deleted outages added again. One that was recorded anew meanwhile stays as it is. */
export function withRestored({ outages }: History, deleted: readonly PastOutage[]): History {
  const byId = new Map([...deleted, ...outages].map((one) => [`${one.since} ${one.origin}`, one]));
  return historyOf([...byId.values()]);
}
