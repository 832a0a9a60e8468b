import type { Context } from './context.ts';
import type { KeepTryingOutcome } from './effect.ts';
import type { OutageEvent, TabFact } from './event.ts';
import { keepTryingLimit } from './limits.ts';
import type { FailingPage, Outage } from './outage.ts';
import { classOf, pageOf } from './page.ts';

/** Returns the outage without *Keep trying* in tabs where a day has passed; nothing goes on in its place. */
export function withoutExpired(outage: Outage, now: number): Outage {
  const isExpired = ({ keepTryingSince: since }: FailingPage) =>
    since !== undefined && since + keepTryingLimit <= now;
  if (!outage.pages.some(isExpired)) return outage;
  const pages = outage.pages.map((page) =>
    isExpired(page) ? { ...page, keepTryingSince: undefined } : page,
  );
  const goesOn = pages.some(({ keepTryingSince }) => keepTryingSince !== undefined);
  return {
    ...outage,
    pages,
    run: goesOn ? outage.run : { ...outage.run, end: outage.run.end ?? 'time-spent' },
  };
}

/** Returns when the next *Keep trying* expires, in ms since the epoch; `Infinity` where none is under way. */
export function expiryOf({ pages }: Pick<Outage, 'pages'>): number {
  return Math.min(...pages.map(({ keepTryingSince }) => (keepTryingSince ?? Infinity) + keepTryingLimit));
}

/**
 * Returns how *Keep trying* ended in each tab where a step ended it, as far as its user must be told: who closed the
 * tab, left the page or stopped it knows.
 */
export function outcomesOf(
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
      // A page that moved on by itself to another failure did so without its user.
      if (!event.failure.again) return event.failure.loadedBy === 'page' ? 'failed' : undefined;
      return isOver(page, context) ? 'failed' : undefined;
    case 'worker-restarted':
      return outcomeOfFact(
        event.tabs.find((fact) => tabIn(fact) === tabId),
        page,
        context,
      );
    default:
      return undefined;
  }
}

function outcomeOfFact(
  fact: TabFact | undefined,
  page: FailingPage | undefined,
  context: Context,
): KeepTryingOutcome | undefined {
  if (fact?.shows === 'recovered') return 'back';
  return fact?.shows === 'failure' && fact.failure.again && isOver(page, context) ? 'failed' : undefined;
}

function isOver(page: FailingPage | undefined, context: Context): boolean {
  return page !== undefined && (page.request === 'form' || classOf(page, context) === 'never');
}

/** Returns the tab that a fact is about. */
export function tabIn(fact: TabFact): number {
  return fact.shows === 'failure' ? fact.failure.tabId : fact.tabId;
}
