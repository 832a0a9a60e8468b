import { withStrike } from './attempt.ts';
import {
  eligiblePages,
  isNeverRetried,
  leaderOf,
  restartGraceAfter,
  selfReloadsNoticed,
} from './eligibility.ts';
import { runMemory } from './limits.ts';
import {
  attemptOf,
  type FailingPage,
  type FirstFailure,
  type Outage,
  pageOf,
  type Run,
  withoutPage,
  withPage,
} from './outage.ts';
import { spend } from './rate-limit.ts';
import { newRun, withFreshRun } from './retry-run.ts';
import { isPausedForPages, replan, replanIfNeeded, restartCountdown } from './schedule.ts';
import type { Context, Failure } from './step-interface.ts';

/** Starts an outage with the first page that fails; `earlier` is what is kept of the outage before it. */
export function startOutage(failure: Failure, context: Context, earlier: Outage | undefined): Outage {
  const { now, site } = context;
  const outage: Outage = {
    ...site,
    version: 2,
    since: now,
    firstFailure: firstFailureFrom(failure),
    pages: [pageFrom(failure, undefined, 0)],
    run: runAfter(failure, earlier?.run, now),
    phase: { name: 'stopped', reason: 'only-when-asked' },
    followers: [],
    followed: earlier?.followed ?? [],
    changedAt: now,
    lastNumber: earlier?.lastNumber ?? 0,
    attempts: 0,
    sent: earlier?.sent ?? [],
    ownSent: earlier?.ownSent ?? [],
    recoveredAt: undefined,
    recoveredTabs: [],
    recoveredUntil: now,
  };
  return replan(outage, context);
}

/**
 * Returns the run of a new outage: a site that fails again soon is not requested more often than one that kept failing.
 */
function runAfter({ loadedBy }: Failure, run: Run | undefined, now: number): Run {
  const isRecent = run?.lastAttemptAt !== undefined && now < run.lastAttemptAt + runMemory;
  if (!isRecent || loadedBy === 'user') return newRun(now);
  const isOver = run.end === 'attempts-spent' || run.end === 'time-spent';
  return isOver ? run : { ...run, startedAt: now, end: undefined };
}

/** Handles a page that failed, or new information about a page that had failed. */
export function pageFailed(before: Outage, failure: Failure, context: Context): Outage {
  const outage = withFirstFailure(before, failure);
  const page = pageOf(outage, failure.tabId);
  if (page !== undefined && isSameDocument(page, failure)) {
    return replanIfNeeded(withDetails(outage, page, failure, context), context);
  }
  if (page === undefined || !failure.again) return differentPageFailed(outage, page, failure, context);
  return page.loadSince === undefined
    ? otherLoadFailed(outage, page, failure, context)
    : attemptFailed(outage, page, failure, context);
}

function firstFailureFrom({ arrivedAt, status, cause, generatedBy }: Failure): FirstFailure {
  return { arrivedAt, status, cause, generatedBy };
}

/** Keeps the first failure up to date; returns the same object if the failure is another one. */
function withFirstFailure(outage: Outage, failure: Failure): Outage {
  const { firstFailure: before } = outage;
  const after = firstFailureFrom(failure);
  const isMoreKnown = before.arrivedAt === after.arrivedAt || (before.status === 0 && after.status !== 0);
  const isSame = before.cause === after.cause && before.generatedBy === after.generatedBy;
  return isMoreKnown && !(isSame && before.status === after.status)
    ? { ...outage, firstFailure: after }
    : outage;
}

/** Returns whether the failure is about the document that the page already represents. */
function isSameDocument(page: FailingPage, failure: Failure): boolean {
  return page.documentId !== undefined && failure.documentId !== undefined
    ? page.documentId === failure.documentId
    : page.arrivedAt === failure.arrivedAt;
}

/**
 * Adds new information about the same document. Returns the same object if there is none, so that nothing is written.
 */
function withDetails(
  outage: Outage,
  page: FailingPage,
  { loadedBy, again, cause, generatedBy, ...details }: Failure,
  context: Context,
): Outage {
  const change = { ...details, seenAt: Math.max(page.seenAt, details.seenAt) };
  const isKnown = (Object.keys(change) as (keyof typeof change)[]).every((key) => change[key] === page[key]);
  return isKnown
    ? outage
    : withPage(outage, page.tabId, endKeepTryingIfNeverRetried({ ...page, ...change }, context));
}

/** Handles an attempt that ended in another failure of its page. */
function attemptFailed(outage: Outage, page: FailingPage, failure: Failure, context: Context): Outage {
  const { tabId } = failure;
  const failing = withStrike(withFailure(outage, pageFrom(failure, page, page.turns), context), tabId);
  return replanAfterFailure(failing, tabId, context);
}

/**
 * Handles a page that failed again after a load by the user, the page or the browser. Such loads are not prevented, but
 * they count toward the budget, and a page that keeps reloading itself is left alone.
 */
function otherLoadFailed(outage: Outage, page: FailingPage, failure: Failure, context: Context): Outage {
  const { tabId, loadedBy } = failure;
  const next = { ...pageFrom(failure, page, page.turns), ...selfReloadsAfter(page, failure) };
  const sent = spend(outage.sent, context.now);
  const failing = withFailure({ ...outage, sent }, next, context);
  if (loadedBy === 'user') return userLoadFailed(failing, tabId, context);
  // A load of the leader has the same result as the planned attempt, whatever started it, so the countdown restarts.
  const countsAsAttempt =
    loadedBy === 'unknown' &&
    attemptOf(outage)?.tabId !== tabId &&
    !isPausedForPages(outage) &&
    leaderOf(eligiblePages(outage, context))?.tabId === tabId;
  return countsAsAttempt
    ? restartCountdown(withStrike(failing, tabId), context)
    : replanAfterFailure(failing, tabId, context);
}

/**
 * Returns how many reloads suggest that the page refreshes itself. Neither browser always distinguishes a script's
 * reload from the user's, but users do not reload at even intervals.
 */
function selfReloadsAfter(
  page: FailingPage,
  { loadedBy, arrivedAt }: Failure,
): Pick<FailingPage, 'selfReloads' | 'selfReloadInterval'> {
  const interval = Math.max(0, arrivedAt - page.arrivedAt);
  if (loadedBy === 'page') return { selfReloads: selfReloadsNoticed, selfReloadInterval: interval };
  const { selfReloads, selfReloadInterval: last } = page;
  if (loadedBy === 'user' || selfReloads >= selfReloadsNoticed)
    return { selfReloads, selfReloadInterval: last };
  const isSimilar = last !== undefined && Math.abs(interval - last) <= Math.max(0.2 * last, 500);
  return { selfReloads: isSimilar ? selfReloads + 1 : 1, selfReloadInterval: interval };
}

/** Handles a page that is new to the outage: in a new tab, or a different page in the tab of `before`. */
function differentPageFailed(
  outage: Outage,
  before: FailingPage | undefined,
  failure: Failure,
  context: Context,
): Outage {
  const { tabId, loadedBy } = failure;
  const others = outage.pages.filter((page) => page.tabId !== tabId);
  const turns = others.length === 0 ? 0 : Math.min(...others.map((page) => page.turns));
  const sent = before === undefined ? outage.sent : spend(outage.sent, context.now);
  // A site that fails on another page as well is not back.
  const failing = withFailure(
    { ...outage, sent, recoveredAt: undefined },
    pageFrom(failure, undefined, turns),
    context,
  );
  return loadedBy === 'user'
    ? userLoadFailed(failing, tabId, context)
    : replanAfterFailure(failing, tabId, context);
}

/** Starts a fresh run after a load by the user, with a countdown unless an attempt in another tab is in progress. */
function userLoadFailed(outage: Outage, tabId: number, context: Context): Outage {
  const fresh = withFreshRun(outage, context.now);
  const attempt = attemptOf(fresh);
  return attempt === undefined || attempt.tabId === tabId
    ? replan(fresh, context)
    : replanIfNeeded(fresh, context);
}

/**
 * Replans after a failure, which ends the attempt in its tab and a pause for pages in use. Any other plan stays valid
 * as long as `replanIfNeeded` keeps it.
 */
function replanAfterFailure(outage: Outage, tabId: number, context: Context): Outage {
  return attemptOf(outage)?.tabId === tabId || isPausedForPages(outage)
    ? replan(outage, context)
    : replanIfNeeded(outage, context);
}

function withFailure(outage: Outage, page: FailingPage, context: Context): Outage {
  const others = withoutPage(outage, page.tabId);
  return {
    ...others,
    pages: [...others.pages, endKeepTryingIfNeverRetried(page, context)],
    recoveredTabs: outage.recoveredTabs.filter((tabId) => tabId !== page.tabId),
  };
}

/** Ends *Keep trying* for a page that is never retried; the user is notified. */
function endKeepTryingIfNeverRetried(page: FailingPage, context: Context): FailingPage {
  return isNeverRetried(page, context) ? { ...page, keepTryingSince: undefined } : page;
}

/** Returns the page of a failure; `before` is the same page as it failed before. */
function pageFrom(
  { loadedBy, again, cause, generatedBy, ...details }: Failure,
  before: FailingPage | undefined,
  turns: number,
): FailingPage {
  return {
    ...details,
    exclusion: undefined,
    busy: undefined,
    turns,
    strikes: before?.strikes ?? 0,
    loadSince: undefined,
    selfReloads: before?.selfReloads ?? 0,
    selfReloadInterval: before?.selfReloadInterval,
    grace: restartGraceAfter(before, details.status),
    gatewayFailed: before?.gatewayFailed === true || isGatewayStatus(details.status),
    keepTryingSince: before?.keepTryingSince,
  };
}

function isGatewayStatus(status: number): boolean {
  return (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
}
