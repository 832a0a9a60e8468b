import { isNeverRetried } from './eligibility.ts';
import { keepTryingLimit } from './limits.ts';
import { type FailingPage, type Outage, pageOf } from './outage.ts';
import {
  type Context,
  type Effect,
  type KeepTryingOutcome,
  type ObservedTab,
  type OutageEvent,
  type Transition,
  tabIdOf,
} from './step-interface.ts';

/** Adds the effects that notify the user how *Keep trying* ended, and that record the ended outage in the history. */
export function withReports(before: Outage, after: Outage, event: OutageEvent, context: Context): Transition {
  if (after.private) return [after, []];
  let number = after.lastNumber;
  const notify = outcomesOf(before, after, event, context).map(([tabId, outcome]): Effect => {
    number += 1;
    return { kind: 'notify', tabId, number, outcome };
  });
  const remember = after.phase.name === 'ended' ? [rememberEffect(after, context)] : [];
  return [number === after.lastNumber ? after : { ...after, lastNumber: number }, [...notify, ...remember]];
}

function rememberEffect(outage: Outage, { now }: Context): Effect {
  const { origin, since, recoveredAt, attempts } = outage;
  const { status, cause, generatedBy } = outage.firstFailure;
  const end = recoveredAt === undefined ? 'left' : 'back';
  const failure = { status, cause, generatedBy };
  return {
    kind: 'remember',
    record: { origin, since, until: recoveredAt ?? now, end, attempts, ...failure },
  };
}

/**
 * Returns how *Keep trying* ended in each tab in which this step ended it, except if the user ended it by closing the
 * tab, leaving the page or pressing Stop.
 */
function outcomesOf(
  before: Outage,
  after: Outage,
  event: OutageEvent,
  context: Context,
): readonly (readonly [tabId: number, outcome: KeepTryingOutcome])[] {
  return before.pages.flatMap((page) => {
    const { tabId, keepTryingSince } = page;
    const renamed = event.kind === 'tab-replaced' && event.tabId === tabId ? event.by : tabId;
    const next = pageOf(after, renamed);
    if (keepTryingSince === undefined || next?.keepTryingSince !== undefined) return [];
    const outcome =
      keepTryingSince + keepTryingLimit <= context.now
        ? 'day-passed'
        : outcomeOf(tabId, event, next, context);
    return outcome ? [[renamed, outcome] as const] : [];
  });
}

function outcomeOf(
  tabId: number,
  event: OutageEvent,
  page: FailingPage | undefined,
  context: Context,
): KeepTryingOutcome | undefined {
  switch (event.kind) {
    case 'recovered':
      return 'back';
    case 'tab-left':
      return event.how === 'download' || event.how === 'no-content' ? event.how : undefined;
    case 'failed':
      // A page that navigated itself to a different failing page did so without the user.
      if (!event.failure.again) return event.failure.loadedBy === 'page' ? 'failed' : undefined;
      return failedForGood(page, context);
    case 'worker-restarted':
      return outcomeOfObserved(
        event.tabs.find((tab) => tabIdOf(tab) === tabId),
        page,
        context,
      );
    default:
      return undefined;
  }
}

function outcomeOfObserved(
  tab: ObservedTab | undefined,
  page: FailingPage | undefined,
  context: Context,
): KeepTryingOutcome | undefined {
  if (tab?.shows === 'recovered') return 'back';
  return tab?.shows === 'failure' && tab.failure.again ? failedForGood(page, context) : undefined;
}

function failedForGood(page: FailingPage | undefined, context: Context): 'failed' | undefined {
  return page !== undefined && isNeverRetried(page, context) ? 'failed' : undefined;
}
