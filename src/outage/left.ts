import { attemptOf, attemptOver } from './attempt.ts';
import type { Context } from './context.ts';
import type { EventOf, Leaving } from './event.ts';
import { checkAgain } from './limits.ts';
import type { FailingPage, Outage } from './outage.ts';
import { pageOf, withoutPage, withPage } from './page.ts';
import { resumeAtOnce, settle } from './plan.ts';
import { runKindOf } from './run.ts';

/** A tab's part is over although its page has not recovered. */
export function left(outage: Outage, { tabId, how }: EventOf<'tab-left'>, context: Context): Outage {
  const page = pageOf(outage, tabId);
  if (page === undefined) return withoutRecoveredTab(outage, tabId, how);
  const rest =
    how === 'closed' || how === 'elsewhere'
      ? withoutPage(outage, tabId)
      : isKept(outage, how, context)
        ? withPage(outage, tabId, {
            loadSince: undefined,
            busy: { reason: 'loading', until: context.now + checkAgain },
          })
        : withPage(outage, tabId, { exclusion: how, loadSince: undefined, ...keepsTrying(page, how) });
  return forgotten(planAfter(outage, rest, tabId, context), how);
}

function planAfter(before: Outage, rest: Outage, tabId: number, context: Context): Outage {
  if (attemptOf(before)?.tabId !== tabId) return settle(rest, context);
  // A check that is given up has sent nothing.
  return before.phase.name === 'checking' ? resumeAtOnce(rest, context) : attemptOver(rest, context);
}

/** Of a private window that was closed nothing is remembered longer than it must be. */
function forgotten(outage: Outage, how: Leaving): Outage {
  const { phase } = outage;
  if (phase.name !== 'ended' || !outage.private || how !== 'closed') return outage;
  return { ...outage, phase: { ...phase, how: 'closed' } };
}

/** The mode *keep* has no user who could be asked, so that it goes on after what is no page, but for a file. */
function isKept(outage: Outage, how: Leaving, context: Context): boolean {
  return runKindOf(outage, context) === 'keep' && (how === 'no-content' || how === 'stopped');
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
