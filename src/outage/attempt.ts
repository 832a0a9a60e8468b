import {
  attemptTimeout,
  checkAgain,
  checkLoadingAgain,
  followedKept,
  inspectAgain,
  runMemory,
  startLimit,
  strikesPerTurn,
} from './limits.ts';
import { type Attempt, type FailingPage, type Outage, pageOf, withPage } from './outage.ts';
import { spend } from './rate-limit.ts';
import { runKindOf } from './retry-run.ts';
import { earliestRequestAt, isCheckStillNeeded, replan, replanWithoutDelay, schedule } from './schedule.ts';
import type { Context, OutageEvent, Transition } from './step-interface.ts';

/** Starts an attempt with the preflight check of its page. */
export function startCheck(
  outage: Outage,
  tabId: number,
  purpose: 'retry' | 'follow',
  { now }: Pick<Context, 'now'>,
): Transition {
  const number = outage.lastNumber + 1;
  const attempt: Attempt = { number, tabId, purpose, since: now };
  return [
    { ...outage, phase: { name: 'checking', attempt }, lastNumber: number },
    [{ kind: 'check', tabId, number }],
  ];
}

/** Loads the attempt's page, or waits if it is in use. Ignores the results of earlier checks. */
export function checked(
  outage: Outage,
  { number, readiness }: Pick<OutageEvent<'checked'>, 'number' | 'readiness'>,
  context: Context,
): Transition {
  const { phase } = outage;
  if (phase.name !== 'checking' || phase.attempt.number !== number) return [outage, []];
  const { tabId } = phase.attempt;
  // There is no check before a command, so `command` cannot occur here.
  const purpose = phase.attempt.purpose === 'follow' ? 'follow' : 'retry';
  const page = pageOf(outage, tabId);
  if (page === undefined || !context.online || !isCheckStillNeeded(outage, context)) {
    return [replan(outage, context), []];
  }
  if (readiness !== 'free') {
    const wait = readiness === 'loading' ? checkLoadingAgain : checkAgain;
    const busy = { reason: readiness, until: context.now + wait };
    if (purpose === 'follow') return [replan(withoutFollower(outage, page, busy, context), context), []];
    return [replanWithoutDelay(withPage(outage, tabId, { busy }), context), []];
  }
  const dueAt = earliestRequestAt(outage, context);
  if (dueAt > context.now) return [schedule(outage, dueAt, purpose), []];
  return startLoad(outage, page, purpose, context);
}

/**
 * Returns the outage without a follower that is in use. An automatic run does not wait for it: the site is back, and
 * the user may load the page at any time. *Keep trying* and the mode `keep` wait until it is free.
 */
function withoutFollower(
  outage: Outage,
  { tabId, keepTryingSince }: FailingPage,
  busy: NonNullable<FailingPage['busy']>,
  context: Context,
): Outage {
  const followers = outage.followers.filter((follower) => follower !== tabId);
  const isKept = keepTryingSince !== undefined || runKindOf(outage, context) === 'keep';
  const isExcluded = !isKept && busy.reason !== 'loading';
  return withPage({ ...outage, followers }, tabId, isExcluded ? { exclusion: 'in-use' } : { busy });
}

/** Loads a page. No other function emits a request to the site. */
export function startLoad(
  outage: Outage,
  page: FailingPage,
  purpose: Attempt['purpose'],
  { now }: Pick<Context, 'now'>,
  bypassCache = false,
): Transition {
  const { tabId } = page;
  const number = outage.lastNumber + 1;
  const { run } = outage;
  const loading: Outage = {
    ...withPage(outage, tabId, { loadSince: now, busy: undefined }),
    phase: {
      name: 'loading',
      attempt: { number, tabId, purpose, since: now },
      inspectAt: now + startLimit,
      inspection: undefined,
    },
    run: {
      ...run,
      attempts: run.attempts + (purpose === 'retry' ? 1 : 0),
      lastAttemptAt: purpose === 'command' ? run.lastAttemptAt : now,
    },
    followers: outage.followers.filter((follower) => follower !== tabId),
    followed: purpose === 'follow' ? withFollowed(outage, tabId, now) : outage.followed,
    lastNumber: number,
    attempts: outage.attempts + 1,
    sent: spend(outage.sent, now),
    ownSent: spend(outage.ownSent, now),
  };
  const isCommand = purpose === 'command';
  return [
    loading,
    [{ kind: 'load', tabId, number, bypassCache: bypassCache || page.storedAnswer, asked: isCommand }],
  ];
}

function withFollowed({ followed }: Outage, tabId: number, now: number): Outage['followed'] {
  const others = followed.filter((earlier) => earlier.tabId !== tabId && earlier.at + runMemory > now);
  return [...others, { tabId, at: now }].slice(-followedKept);
}

/** Inspects the tab to find out whether the load is still pending, or ends the attempt if it has taken too long. */
export function startInspection(outage: Outage, context: Context): Transition {
  const { phase } = outage;
  if (phase.name !== 'loading') return [outage, []];
  const { since, tabId } = phase.attempt;
  const { now } = context;
  if (now >= since + attemptTimeout) return [timedOut(outage, tabId, context), []];
  const number = outage.lastNumber + 1;
  const inspectAt = Math.min(now + inspectAgain, since + attemptTimeout);
  return [
    { ...outage, lastNumber: number, phase: { ...phase, inspectAt, inspection: number } },
    [{ kind: 'inspect', tabId, number }],
  ];
}

/**
 * Ends an attempt that took too long, so that other pages may lead. The response may still arrive, so the page itself
 * is not requested for a while.
 */
function timedOut(outage: Outage, tabId: number, context: Context): Outage {
  const turns = (pageOf(outage, tabId)?.turns ?? 0) + 1;
  const busy = { reason: 'loading', until: context.now + checkAgain } as const;
  return replan(withPage(outage, tabId, { turns, strikes: 0, busy }), context);
}

/** Ends the attempt if the tab still shows the failed document and no navigation is pending. */
export function inspected(
  outage: Outage,
  { number, load }: OutageEvent<'inspected'>,
  context: Context,
): Outage {
  const { phase } = outage;
  if (phase.name !== 'loading' || phase.inspection !== number) return outage;
  if (load === 'pending') return { ...outage, phase: { ...phase, inspection: undefined } };
  const { tabId, since } = phase.attempt;
  const neverStarted = context.now < since + inspectAgain;
  const idle = withPage(outage, tabId, { loadSince: undefined });
  // In the mode `keep` there may be no user to ask for the page again.
  const isExcluded = neverStarted && runKindOf(outage, context) !== 'keep';
  return replan(
    isExcluded ? withPage(idle, tabId, { exclusion: 'not-loaded' }) : withStrike(idle, tabId),
    context,
  );
}

/** Returns the outage with one more failed attempt of a page; two in a row end its turn as leader. */
export function withStrike(outage: Outage, tabId: number): Outage {
  const page = pageOf(outage, tabId);
  if (page === undefined) return outage;
  const strikes = page.strikes + 1;
  return withPage(
    outage,
    tabId,
    strikes < strikesPerTurn ? { strikes } : { strikes: 0, turns: page.turns + 1 },
  );
}
