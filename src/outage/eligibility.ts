import type { RetryClass } from '../diagnosis/diagnosis.ts';
import { longestDelay } from './backoff.ts';
import { followedKept, restartGrace, runMemory } from './limits.ts';
import { type FailingPage, type Outage, pageOf } from './outage.ts';
import type { Caution, StopReason } from './reasons.ts';
import { type RunKind, runEndOf, runEndsAt, runKindOf } from './retry-run.ts';
import type { Context } from './step-interface.ts';

/** The part of the context that decides about a single page. */
type Rules = Pick<Context, 'mode' | 'retryClass'>;

/** Cautions that the mode `keep`, which covers a whole site, does not lift: a reload could cost or break something. */
const neverCovered: readonly Caution[] = ['one-time-link', 'brought-file', 'browser-retries'];

/** The number of reloads of unknown origin, at similar intervals, after which a page counts as refreshing itself. */
export const selfReloadsNoticed = 3;

/** Returns the page's retry class in this outage: a restarting deployment is given some attempts. */
function retryClassOf(page: FailingPage, { retryClass }: Pick<Context, 'retryClass'>): RetryClass {
  return isRestarting(page) ? 'auto' : retryClass(page);
}

/** Returns whether the page can never be retried automatically, whatever the user chooses. */
export function isNeverRetried(page: FailingPage, context: Pick<Context, 'retryClass'>): boolean {
  return page.request === 'form' || retryClassOf(page, context) === 'never';
}

/** Returns whether the page failed at its gateway and now answers as a starting deployment does. */
export function isRestarting({ grace, status }: FailingPage): boolean {
  return grace > 0 && isStartupStatus(status);
}

/** Returns the attempts left to a page as a restarting deployment after it failed once more. */
export function restartGraceAfter(before: FailingPage | undefined, status: number): number {
  if (!before?.gatewayFailed || !isStartupStatus(status)) return 0;
  return isStartupStatus(before.status) ? Math.max(0, before.grace - 1) : restartGrace;
}

function isStartupStatus(status: number): boolean {
  return status === 404 || status === 500;
}

/** Returns the page's caution, including what its own reloads have shown. */
function cautionOf({ caution, selfReloads }: FailingPage): Caution | undefined {
  const refreshes = selfReloads >= selfReloadsNoticed && (!caution || caution === 'private-host');
  return refreshes ? 'refreshes-itself' : caution;
}

/** Returns why this page may not be reloaded automatically; undefined if it may. */
export function stopReasonOfPage(page: FailingPage, kind: RunKind, context: Rules): StopReason | undefined {
  if (page.request === 'form') return 'form';
  if (page.exclusion !== undefined) return page.exclusion;
  const retry = retryClassOf(page, context);
  if (retry === 'never') return 'never-retried';
  if (context.mode === 'never') return 'switched-off';
  const caution = cautionOf(page);
  if (kind === 'keep') return caution && neverCovered.includes(caution) ? caution : undefined;
  if (kind === 'keep-trying') {
    // *Keep trying* in one tab covers every caution of that tab, and the one that applies to the whole site.
    return page.keepTryingSince !== undefined || caution === 'private-host' ? undefined : caution;
  }
  if (caution !== undefined) return caution;
  return context.mode === 'ask' || retry === 'ask' ? 'only-when-asked' : undefined;
}

/** Returns the pages that may be reloaded automatically. */
export function eligiblePages(outage: Outage, context: Rules): readonly FailingPage[] {
  const kind = runKindOf(outage, context);
  return outage.pages.filter((page) => stopReasonOfPage(page, kind, context) === undefined);
}

/** Returns the eligible pages that were not recently found in use. */
export function idlePages(outage: Outage, context: Context): readonly FailingPage[] {
  return eligiblePages(outage, context).filter(({ busy }) => busy === undefined || busy.until <= context.now);
}

/** Returns the page whose tab was active last, the later one in the list on a tie; undefined if there are none. */
export function lastActive(pages: readonly FailingPage[]): FailingPage | undefined {
  return pages.reduce<FailingPage | undefined>(
    (latest, page) => (latest !== undefined && latest.seenAt > page.seenAt ? latest : page),
    undefined,
  );
}

/**
 * Returns the page to try next on behalf of all: of those with the fewest turns, the one whose tab was active last.
 * This way no page is tried a third time before every other eligible page has been tried.
 */
export function leaderOf(pages: readonly FailingPage[]): FailingPage | undefined {
  const fewest = Math.min(...pages.map(({ turns }) => turns));
  return lastActive(pages.filter(({ turns }) => turns === fewest));
}

/**
 * Returns the given tabs that may follow: their pages may be reloaded automatically, and they have not followed in the
 * last 15 minutes. Without that limit, a page that fails and recovers in turn would have the others reloaded endlessly.
 */
export function followersAmong(outage: Outage, tabs: readonly number[], context: Context): number[] {
  const { end } = outage.run;
  if (!context.mayWatch || end === 'user' || end === 'led-elsewhere') return [];
  const kind = runKindOf(outage, context);
  const recent = outage.followed.filter(({ at }) => at + runMemory > context.now);
  return tabs.filter((tabId, index) => {
    const page = pageOf(outage, tabId);
    const isNew = recent.length + index < followedKept && !recent.some((earlier) => earlier.tabId === tabId);
    return page !== undefined && isNew && stopReasonOfPage(page, kind, context) === undefined;
  });
}

/** Returns why no attempt is made automatically for any page of the site; undefined while one may be made. */
export function stopReasonOf(outage: Outage, context: Context): StopReason | undefined {
  const first = lastActive(outage.pages);
  if (first === undefined) return undefined;
  const kind = runKindOf(outage, context);
  const isIneligible = eligiblePages(outage, context).length === 0;
  const reason =
    runEndOf(outage, kind) ?? (isIneligible ? stopReasonOfPage(first, kind, context) : undefined);
  // A page that was only diagnosed on a click was never observed.
  const wasObserved = first.request !== 'unknown' || kind !== 'automatic';
  if (!context.mayWatch && !isFinal(reason)) {
    return wasObserved ? 'no-permission' : (reason ?? 'only-when-asked');
  }
  if (reason !== undefined) return reasonAfterRecovery(outage, first, reason);
  return isRetryAfterTooLate(outage, context) ? 'retry-after-too-late' : undefined;
}

/** Returns whether Retry-After, with the delay that is added to it, ends after the run. */
export function isRetryAfterTooLate(outage: Outage, context: Context): boolean {
  const { phase } = outage;
  const notBefore = notBeforeOf(outage.pages);
  const endsAt = runEndsAt(outage, context);
  // A delay that has already been drawn may end in time.
  const isInTime = phase.name === 'scheduled' && phase.dueAt >= notBefore && phase.dueAt <= endsAt;
  return notBefore > context.now && !isInTime && notBefore + longestDelay(outage.run.backoff) > endsAt;
}

/** Returns until when the failing pages ask not to be requested, in ms since the epoch; 0 if none does. */
export function notBeforeOf(pages: readonly FailingPage[]): number {
  return pages.reduce((latest, { notBefore }) => Math.max(latest, notBefore ?? 0), 0);
}

/**
 * Returns the reason, or `site-is-back` if the site has recovered since the page failed, which the user must know.
 */
export function reasonAfterRecovery(
  { recoveredAt }: Outage,
  page: FailingPage,
  reason: StopReason,
): StopReason {
  const isOutdated = recoveredAt !== undefined && page.arrivedAt < recoveredAt;
  return isOutdated && !isFinal(reason) && reason !== 'led-elsewhere' ? 'site-is-back' : reason;
}

/** Returns whether the reason holds even if the site is back or the permission is missing. */
function isFinal(reason: StopReason | undefined): boolean {
  return reason === 'form' || reason === 'never-retried' || reason === 'switched-off';
}
