import { attemptOf, attemptOver } from './attempt.ts';
import type { Context } from './context.ts';
import type { EventOf, Leaving } from './event.ts';
import type { FailingPage, Outage } from './outage.ts';
import { pageOf, withoutPage, withPage } from './page.ts';
import { resumeAtOnce, settle } from './plan.ts';

/** A tab's part is over although its page has not recovered. */
export function left(outage: Outage, { tabId, how }: EventOf<'tab-left'>, context: Context): Outage {
  const page = pageOf(outage, tabId);
  if (page === undefined) return withoutRecoveredTab(outage, tabId, how);
  const rest =
    how === 'closed' || how === 'elsewhere'
      ? withoutPage(outage, tabId)
      : withPage(outage, tabId, { exclusion: how, loadSince: undefined, ...keepsTrying(page, how) });
  if (attemptOf(outage)?.tabId !== tabId) return settle(rest, context);
  // A check that is given up has sent nothing.
  return outage.phase.name === 'checking' ? resumeAtOnce(rest, context) : attemptOver(rest, context);
}

/** "Back" is shown on the page that came back, and on no page after it. */
export function withoutRecoveredTab(outage: Outage, tabId: number, how: Leaving): Outage {
  if (!outage.recoveredTabs.includes(tabId) || (how !== 'closed' && how !== 'elsewhere')) return outage;
  return { ...outage, recoveredTabs: outage.recoveredTabs.filter((tab) => tab !== tabId) };
}

/** A file, or nothing to show, is the end of *Keep trying*, as is the browser's Stop; a discarded tab loads again. */
function keepsTrying(page: FailingPage, how: Leaving): Pick<FailingPage, 'keepTryingSince'> {
  return { keepTryingSince: how === 'discarded' ? page.keepTryingSince : undefined };
}
