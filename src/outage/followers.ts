import type { Context } from './context.ts';
import { followedKept, runMemory } from './limits.ts';
import type { Outage } from './outage.ts';
import { holdOf, pageOf } from './page.ts';
import { runKindOf } from './run.ts';

/**
 * Returns those of the tabs that may follow: pages that may be reloaded automatically, each once within 15
 * minutes, or a page that fails and recovers by turns would have the others reloaded for ever.
 */
export function followersAmong(outage: Outage, tabs: readonly number[], context: Context): number[] {
  const { end } = outage.run;
  if (!context.mayWatch || end === 'user' || end === 'led-elsewhere') return [];
  const kind = runKindOf(outage, context);
  const recent = outage.followed.filter(({ at }) => at + runMemory > context.now);
  return tabs.filter((tabId, nth) => {
    const page = pageOf(outage, tabId);
    const isNew = recent.length + nth < followedKept && !recent.some((earlier) => earlier.tabId === tabId);
    return page !== undefined && isNew && holdOf(page, kind, context) === undefined;
  });
}
