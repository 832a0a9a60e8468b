import { attemptOf, type Outage, withPage } from './outage.ts';
import { pageFailed } from './page-failed.ts';
import { replan, replanIfNeeded, replanWithoutDelay } from './schedule.ts';
import { type Context, type ObservedTab, type OutageEvent, tabIdOf } from './step-interface.ts';
import { recovered, tabLeft } from './tab-events.ts';

/**
 * Brings the outage in line with what its tabs show after the worker was restarted. A check that was under way is made
 * again. A load that is no longer pending has ended unnoticed or was never sent: it is not repeated, the next attempt
 * comes as planned.
 */
export function workerRestarted(
  outage: Outage,
  { tabs }: OutageEvent<'worker-restarted'>,
  context: Context,
): Outage {
  const observed = new Map(tabs.map((tab) => [tabIdOf(tab), tab]));
  const closed = outage.pages.filter(({ tabId }) => !observed.has(tabId));
  // Failures first: an outage that lost its last known page would end, and not include them.
  const failing = tabs.filter(({ shows }) => shows === 'failure');
  const others = tabs.filter(({ shows }) => shows !== 'failure');
  const withFailures = failing.reduce((rest, tab) => withObserved(rest, tab, context), outage);
  const open = closed.reduce(
    (rest, { tabId }) => tabLeft(rest, { kind: 'tab-left', tabId, how: 'closed' }, context),
    withFailures,
  );
  const current = others.reduce((rest, tab) => withObserved(rest, tab, context), open);
  const attempt = attemptOf(current);
  if (attempt === undefined) return replanIfNeeded(current, context);
  if (current.phase.name === 'checking') return replanWithoutDelay(current, context);
  if (observed.get(attempt.tabId)?.shows === 'loading') return current;
  return replan(withPage(current, attempt.tabId, { loadSince: undefined }), context);
}

function withObserved(outage: Outage, tab: ObservedTab, context: Context): Outage {
  switch (tab.shows) {
    case 'failure':
      return pageFailed(outage, tab.failure, context);
    case 'recovered':
      return recovered(outage, { kind: 'recovered', tabId: tab.tabId, elsewhere: false }, context);
    case 'elsewhere':
    case 'discarded':
      return tabLeft(outage, { kind: 'tab-left', tabId: tab.tabId, how: tab.shows }, context);
    case 'loading':
      return outage;
  }
}
