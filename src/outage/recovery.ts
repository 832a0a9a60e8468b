import { attemptOf, attemptOver, isAttemptedIn } from './attempt.ts';
import type { Context } from './context.ts';
import type { EventOf } from './event.ts';
import { followersAmong } from './followers.ts';
import { recoveredShown, recoveredTabsKept } from './limits.ts';
import type { Outage } from './outage.ts';
import { pageOf, withoutPage } from './page.ts';
import { settle } from './plan.ts';

/**
 * A failing page is well again, through our attempt or somebody else's load: either shows that the site answers.
 * While another page's attempt is under way, its end is awaited.
 */
export function recovered(
  outage: Outage,
  { tabId, elsewhere }: EventOf<'recovered'>,
  context: Context,
): Outage {
  if (pageOf(outage, tabId) === undefined) return outage;
  const { now } = context;
  const wasAttempted = isAttemptedIn(outage, tabId);
  const { run } = outage;
  const rest: Outage = {
    ...withoutPage(outage, tabId),
    run: elsewhere && run.end !== 'user' ? { ...run, end: 'led-elsewhere' } : run,
    recoveredAt: outage.recoveredAt ?? now,
    recoveredTabs: [...outage.recoveredTabs.filter((tab) => tab !== tabId), tabId].slice(-recoveredTabsKept),
    recoveredUntil: now + recoveredShown,
  };
  const followers = elsewhere ? [] : followersOf(rest, context);
  const back: Outage = { ...rest, followers };
  return wasAttempted ? attemptOver(back, context) : settle(back, context);
}

/** Returns all tabs that may follow a recovery. */
function followersOf(outage: Outage, context: Context): number[] {
  const attempted = attemptOf(outage)?.tabId;
  const tabs = outage.pages.map(({ tabId }) => tabId).filter((tabId) => tabId !== attempted);
  return followersAmong(outage, tabs, context);
}
