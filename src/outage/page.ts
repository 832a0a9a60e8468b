import type { RetryClass } from '../diagnosis/diagnosis.ts';
import type { Context } from './context.ts';
import type { Failure } from './event.ts';
import { restartGrace } from './limits.ts';
import type { FailingPage, Outage } from './outage.ts';
import type { Caution, StopReason } from './reasons.ts';
import { type RunKind, runKindOf } from './run.ts';

/** What the settings say about retrying. */
type Rules = Pick<Context, 'mode' | 'retryClass'>;

/** What *keep* mode, a standing order for the whole site, does not cover: what would cost or break something. */
const neverCovered: readonly Caution[] = ['one-time-link', 'brought-file', 'browser-retries'];

/** Reloads at like intervals, by nobody known, after which a page counts as one that refreshes itself. */
export const selfReloadsNoticed = 3;

/** Returns the retry class that holds for a page in this outage: a restarting deployment is given some attempts. */
export function classOf(page: FailingPage, { retryClass }: Pick<Context, 'retryClass'>): RetryClass {
  return isRestarting(page) ? 'auto' : retryClass(page);
}

/** Returns whether the page failed at its gateway and now gives what a starting deployment gives. */
export function isRestarting({ grace, status }: FailingPage): boolean {
  return grace > 0 && isStartupStatus(status);
}

/** Returns how many attempts a page has left as a restarting deployment, after it failed once more. */
export function graceAfter(before: FailingPage | undefined, status: number): number {
  if (!before?.gatewayFailed || !isStartupStatus(status)) return 0;
  return isStartupStatus(before.status) ? Math.max(0, before.grace - 1) : restartGrace;
}

function isStartupStatus(status: number): boolean {
  return status === 404 || status === 500;
}

/** Returns the page's caution, including what its own reloads have shown. */
function presentCaution({ caution, selfReloads }: FailingPage): Caution | undefined {
  const refreshes = selfReloads >= selfReloadsNoticed && (!caution || caution === 'private-host');
  return refreshes ? 'refreshes-itself' : caution;
}

/** Returns why this page may not be reloaded automatically; undefined where it may. */
export function holdOf(page: FailingPage, kind: RunKind, context: Rules): StopReason | undefined {
  if (page.request === 'form') return 'form';
  if (page.exclusion !== undefined) return page.exclusion;
  const retry = classOf(page, context);
  if (retry === 'never') return 'never-retried';
  if (context.mode === 'never') return 'switched-off';
  const caution = presentCaution(page);
  if (kind === 'keep') return caution && neverCovered.includes(caution) ? caution : undefined;
  if (kind === 'keep-trying') {
    // *Keep trying* in one tab covers what is true of the whole site, and all that is special about that tab.
    return page.keepTryingSince !== undefined || caution === 'private-host' ? undefined : caution;
  }
  if (caution !== undefined) return caution;
  return context.mode === 'ask' || retry === 'ask' ? 'only-when-asked' : undefined;
}

/** Returns the pages that may be reloaded automatically. */
export function eligiblePages(outage: Outage, context: Rules): readonly FailingPage[] {
  const kind = runKindOf(outage, context);
  return outage.pages.filter((page) => holdOf(page, kind, context) === undefined);
}

/** Returns the page whose tab was active last, the later of two at the same time; undefined if there are none. */
export function lastSeen(pages: readonly FailingPage[]): FailingPage | undefined {
  return pages.reduce<FailingPage | undefined>(
    (latest, page) => (latest !== undefined && latest.seenAt > page.seenAt ? latest : page),
    undefined,
  );
}

/**
 * Returns the page to try next on behalf of all: of those that had the fewest turns, the one seen last. So no
 * page is tried a third time before every other eligible page has been tried.
 */
export function leaderOf(pages: readonly FailingPage[]): FailingPage | undefined {
  const fewest = Math.min(...pages.map(({ turns }) => turns));
  return lastSeen(pages.filter(({ turns }) => turns === fewest));
}

/** Returns until when the failing pages ask not to be requested, in ms since the epoch; 0 if none does. */
export function notBeforeOf(pages: readonly FailingPage[]): number {
  return pages.reduce((latest, { notBefore }) => Math.max(latest, notBefore ?? 0), 0);
}

export function pageOf(outage: Pick<Outage, 'pages'>, tabId: number): FailingPage | undefined {
  return outage.pages.find((page) => page.tabId === tabId);
}

/** Returns the outage without a tab's page, and without the tab among those still to follow. */
export function withoutPage(outage: Outage, tabId: number): Outage {
  return {
    ...outage,
    pages: outage.pages.filter((page) => page.tabId !== tabId),
    followers: outage.followers.filter((follower) => follower !== tabId),
  };
}

/** Returns the outage with some facts of one page changed. */
export function withPage(outage: Outage, tabId: number, change: Partial<FailingPage>): Outage {
  return {
    ...outage,
    pages: outage.pages.map((page) => (page.tabId === tabId ? { ...page, ...change } : page)),
  };
}

/** Returns whether a failure is of the very document that the page stands for already. */
export function isSameDocument(page: FailingPage, failure: Failure): boolean {
  return page.documentId !== undefined && failure.documentId !== undefined
    ? page.documentId === failure.documentId
    : page.arrivedAt === failure.arrivedAt;
}
