import { attemptOf, attemptOver, withStrike } from './attempt.ts';
import { spend } from './budget.ts';
import type { Context } from './context.ts';
import type { Failure } from './event.ts';
import { runMemory } from './limits.ts';
import type { FailingPage, Outage, Run } from './outage.ts';
import {
  classOf,
  eligiblePages,
  graceAfter,
  isSameDocument,
  leaderOf,
  pageOf,
  selfReloadsNoticed,
  withoutPage,
  withPage,
} from './page.ts';
import { isPausedForPages, replan, restartCountdown, settle } from './plan.ts';
import { newRun, withFreshRun } from './run.ts';

/** Begins an outage with the first page that fails; `earlier` is what is left of the one before. */
export function begin(failure: Failure, context: Context, earlier: Outage | undefined): Outage {
  const { now, site } = context;
  const outage: Outage = {
    ...site,
    version: 2,
    since: now,
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

/** A site that fails again soon after it recovered is not tried more often than one that kept failing. */
function runAfter({ loadedBy }: Failure, run: Run | undefined, now: number): Run {
  const isRecent = run?.lastAttemptAt !== undefined && now < run.lastAttemptAt + runMemory;
  if (!isRecent || loadedBy === 'user') return newRun(now);
  const isOver = run.end === 'attempts-spent' || run.end === 'time-spent';
  return isOver ? run : { ...run, startedAt: now, end: undefined };
}

/** A page failed, or more became known of one that had. */
export function failed(outage: Outage, failure: Failure, context: Context): Outage {
  const page = pageOf(outage, failure.tabId);
  if (page === undefined) return failedElsewhere(outage, failure, undefined, context);
  if (isSameDocument(page, failure)) return settle(withFacts(outage, page, failure, context), context);
  if (!failure.again) return failedElsewhere(outage, failure, page, context);
  return page.loadSince === undefined
    ? failedUnasked(outage, page, failure, context)
    : failedAgain(outage, page, failure, context);
}

/** More became known of the same document. Where nothing new did, the outage is left as it is and not written. */
function withFacts(
  outage: Outage,
  page: FailingPage,
  { loadedBy, again, ...facts }: Failure,
  context: Context,
): Outage {
  const change = { ...facts, seenAt: Math.max(page.seenAt, facts.seenAt) };
  const isKnown = (Object.keys(change) as (keyof typeof change)[]).every((key) => change[key] === page[key]);
  return isKnown ? outage : withPage(outage, page.tabId, lastly({ ...page, ...change }, context));
}

/** Gatelight's own attempt ended in another failure. */
function failedAgain(outage: Outage, page: FailingPage, failure: Failure, context: Context): Outage {
  const { tabId } = failure;
  const failing = withStrike(withFailure(outage, pageFrom(failure, page, page.turns), context), tabId);
  if (attemptOf(outage)?.tabId === tabId) return attemptOver(failing, context);
  return isPausedForPages(outage) ? replan(failing, context) : settle(failing, context);
}

/**
 * The same page failed at somebody else's request: the user's, its own or the browser's. That is not prevented,
 * but it counts, and a page that does so by itself is left alone.
 */
function failedUnasked(outage: Outage, page: FailingPage, failure: Failure, context: Context): Outage {
  const { tabId, loadedBy } = failure;
  const next = { ...pageFrom(failure, page, page.turns), ...selfReloadsAfter(page, failure) };
  const sent = spend(outage.sent, context.now);
  const failing = withFailure({ ...outage, sent }, next, context);
  if (loadedBy === 'user') return afterUsersLoad(failing, tabId, context);
  if (attemptOf(outage)?.tabId === tabId) return attemptOver(failing, context);
  if (isPausedForPages(outage)) return replan(failing, context);
  if (loadedBy !== 'unknown') return settle(failing, context);
  // Whoever tried the page, it was tried: after two such loads another one leads, and its countdown stands.
  const isLeader = leaderOf(eligiblePages(outage, context))?.tabId === tabId;
  return isLeader ? restartCountdown(withStrike(failing, tabId), context) : settle(failing, context);
}

/** Neither browser always tells a script's reload from the user's; but users do not reload like clockwork. */
function selfReloadsAfter(
  page: FailingPage,
  { loadedBy, arrivedAt }: Failure,
): Pick<FailingPage, 'selfReloads' | 'selfReloadInterval'> {
  const interval = Math.max(0, arrivedAt - page.arrivedAt);
  if (loadedBy === 'page') return { selfReloads: selfReloadsNoticed, selfReloadInterval: interval };
  const { selfReloads, selfReloadInterval: last } = page;
  if (loadedBy === 'user' || selfReloads >= selfReloadsNoticed)
    return { selfReloads, selfReloadInterval: last };
  const isAlike = last !== undefined && Math.abs(interval - last) <= Math.max(0.2 * last, 500);
  return { selfReloads: isAlike ? selfReloads + 1 : 1, selfReloadInterval: interval };
}

/** A page failed that was not in the outage: in a new tab, or another page in a tab that had one. */
function failedElsewhere(
  outage: Outage,
  failure: Failure,
  before: FailingPage | undefined,
  context: Context,
): Outage {
  const { tabId, loadedBy } = failure;
  const others = outage.pages.filter((page) => page.tabId !== tabId);
  const turns = others.length === 0 ? 0 : Math.min(...others.map((page) => page.turns));
  const sent = before === undefined ? outage.sent : spend(outage.sent, context.now);
  // A site that fails on another page, too, is not back.
  const failing = withFailure(
    { ...outage, sent, recoveredAt: undefined },
    pageFrom(failure, undefined, turns),
    context,
  );
  if (loadedBy === 'user') return afterUsersLoad(failing, tabId, context);
  if (attemptOf(outage)?.tabId === tabId) return attemptOver(failing, context);
  return isPausedForPages(outage) ? replan(failing, context) : settle(failing, context);
}

/** A load made by the user begins a fresh run, and the countdown with it. */
function afterUsersLoad(outage: Outage, tabId: number, context: Context): Outage {
  const fresh = withFreshRun(outage, context.now);
  const attempt = attemptOf(fresh);
  return attempt === undefined || attempt.tabId === tabId ? replan(fresh, context) : settle(fresh, context);
}

function withFailure(outage: Outage, page: FailingPage, context: Context): Outage {
  const others = withoutPage(outage, page.tabId);
  return {
    ...others,
    pages: [...others.pages, lastly(page, context)],
    recoveredTabs: outage.recoveredTabs.filter((tabId) => tabId !== page.tabId),
  };
}

/** What is never retried ends *Keep trying*; its user is told. */
function lastly(page: FailingPage, context: Context): FailingPage {
  const isOver = page.request === 'form' || classOf(page, context) === 'never';
  return isOver ? { ...page, keepTryingSince: undefined } : page;
}

/** `before`: the same page as it failed before. */
function pageFrom(
  { loadedBy, again, ...facts }: Failure,
  before: FailingPage | undefined,
  turns: number,
): FailingPage {
  return {
    ...facts,
    exclusion: undefined,
    busy: undefined,
    turns,
    strikes: before?.strikes ?? 0,
    loadSince: undefined,
    selfReloads: before?.selfReloads ?? 0,
    selfReloadInterval: before?.selfReloadInterval,
    grace: graceAfter(before, facts.status),
    gatewayFailed: before?.gatewayFailed === true || isGatewayStatus(facts.status),
    keepTryingSince: before?.keepTryingSince,
  };
}

function isGatewayStatus(status: number): boolean {
  return (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
}
