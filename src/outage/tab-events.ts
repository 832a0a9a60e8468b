import { followersAmong } from './eligibility.ts';
import { checkAgain, recoveredShown, recoveredTabsKept } from './limits.ts';
import { attemptOf, isAttemptLoading, type Outage, pageOf, withoutPage, withPage } from './outage.ts';
import { pageFailed } from './page-failed.ts';
import { runKindOf } from './retry-run.ts';
import { replan, replanIfNeeded, replanWithoutDelay } from './schedule.ts';
import { type Context, type Leaving, type ObservedTab, type OutageEvent, tabIdOf } from './step-interface.ts';

/**
 * Handles a failing page that has recovered, through an attempt or any other load, since both show that the site is
 * back. An attempt in progress in another tab continues.
 */
export function recovered(
  outage: Outage,
  { tabId, elsewhere }: OutageEvent<'recovered'>,
  context: Context,
): Outage {
  if (pageOf(outage, tabId) === undefined) return outage;
  const { now } = context;
  const { run } = outage;
  const rest: Outage = {
    ...withoutPage(outage, tabId),
    run: elsewhere && run.end !== 'user' ? { ...run, end: 'led-elsewhere' } : run,
    recoveredAt: outage.recoveredAt ?? now,
    recoveredTabs: [...outage.recoveredTabs.filter((tab) => tab !== tabId), tabId].slice(-recoveredTabsKept),
    recoveredUntil: now + recoveredShown,
  };
  const attempted = attemptOf(rest)?.tabId;
  const others = rest.pages.flatMap((page) => (page.tabId === attempted ? [] : page.tabId));
  const back: Outage = { ...rest, followers: elsewhere ? [] : followersAmong(rest, others, context) };
  return isAttemptLoading(outage, tabId) ? replan(back, context) : replanIfNeeded(back, context);
}

/** Handles a tab whose participation has ended although its page has not recovered. */
export function tabLeft(outage: Outage, event: OutageEvent<'tab-left'>, context: Context): Outage {
  const { tabId, how } = event;
  const left =
    pageOf(outage, tabId) === undefined
      ? withoutRecoveredTab(outage, tabId, how)
      : replanAfterLeaving(outage, withoutTab(outage, event, context), tabId, context);
  // After a page in a private window was closed, its outage is kept only while its requests count toward the budget.
  return left.phase.name === 'ended' && left.private && how === 'closed'
    ? { ...left, phase: { ...left.phase, how } }
    : left;
}

function withoutTab(outage: Outage, { tabId, how }: OutageEvent<'tab-left'>, context: Context): Outage {
  if (how === 'closed' || how === 'elsewhere') return withoutPage(outage, tabId);
  const page = { loadSince: undefined };
  // In the mode `keep` there may be no user to ask, so retries go on after a load without a page, except a download.
  const isKept = runKindOf(outage, context) === 'keep' && (how === 'no-content' || how === 'stopped');
  if (isKept) {
    return withPage(outage, tabId, {
      ...page,
      busy: { reason: 'loading', until: context.now + checkAgain },
    });
  }
  // The browser loads a discarded tab again later; any other exclusion ends *Keep trying* in its tab.
  const ends = how === 'discarded' ? {} : { keepTryingSince: undefined };
  return withPage(outage, tabId, { ...page, exclusion: how, ...ends });
}

function replanAfterLeaving(before: Outage, rest: Outage, tabId: number, context: Context): Outage {
  if (attemptOf(before)?.tabId !== tabId) return replanIfNeeded(rest, context);
  // An abandoned check has sent nothing.
  return before.phase.name === 'checking' ? replanWithoutDelay(rest, context) : replan(rest, context);
}

/** Removes "back" from a tab that has left the recovered page. */
function withoutRecoveredTab(outage: Outage, tabId: number, how: Leaving): Outage {
  if (!outage.recoveredTabs.includes(tabId) || (how !== 'closed' && how !== 'elsewhere')) return outage;
  return { ...outage, recoveredTabs: outage.recoveredTabs.filter((tab) => tab !== tabId) };
}

/** Records that the tab became active: its page leads among those with as many turns. */
export function tabActivated(
  outage: Outage,
  { tabId }: OutageEvent<'tab-activated'>,
  context: Context,
): Outage {
  if (pageOf(outage, tabId) === undefined) return outage;
  return replanIfNeeded(withPage(outage, tabId, { seenAt: context.now }), context);
}

/** Applies a tab's new id throughout the outage; whatever is in progress in the tab continues. */
export function tabReplaced(outage: Outage, { tabId, by }: OutageEvent<'tab-replaced'>): Outage {
  if (tabId === by) return outage;
  const rename = (id: number) => (id === tabId ? by : id);
  const shown = outage.recoveredTabs.includes(tabId)
    ? { ...outage, recoveredTabs: outage.recoveredTabs.map(rename) }
    : outage;
  if (pageOf(shown, tabId) === undefined) return shown;
  const { followers, followed, phase } = shown;
  const renamed: Outage = {
    ...withPage(withoutPage(shown, by), tabId, { tabId: by }),
    followers: followers.filter((id) => id !== by).map(rename),
    followed: followed
      .filter((earlier) => earlier.tabId !== by)
      .map(({ tabId, at }) => ({ tabId: rename(tabId), at })),
  };
  if (phase.name !== 'checking' && phase.name !== 'loading') return renamed;
  const { attempt } = phase;
  return { ...renamed, phase: { ...phase, attempt: { ...attempt, tabId: rename(attempt.tabId) } } };
}

/**
 * Reconciles the outage with what its tabs show after a restart of the worker. A check that was in progress is made
 * again. A load that is no longer pending ended unnoticed or was never sent; it is not repeated, and the next attempt
 * is made as planned.
 */
export function workerRestarted(
  outage: Outage,
  { tabs }: OutageEvent<'worker-restarted'>,
  context: Context,
): Outage {
  const observed = new Map(tabs.map((tab) => [tabIdOf(tab), tab]));
  const closed = outage.pages.filter(({ tabId }) => !observed.has(tabId));
  // Failures first: otherwise an outage without its last known page would end before they are added.
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
