import { spend } from './budget.ts';
import type { Context } from './context.ts';
import type { Effect } from './effect.ts';
import type { EventOf } from './event.ts';
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
import type { Attempt, FailingPage, Outage } from './outage.ts';
import { pageOf, withPage } from './page.ts';
import { earliest, inFlightUntil, mayBeChecked, pauseForPages, replan, resumeAtOnce } from './plan.ts';
import { runKindOf } from './run.ts';

/** An outage after a step, and what the step wants done. */
export type Turn = readonly [outage: Outage, effects: readonly Effect[]];

/** Returns the attempt that is under way, from its preflight check on. */
export function attemptOf({ phase }: Pick<Outage, 'phase'>): Attempt | undefined {
  return phase.name === 'checking' || phase.name === 'loading' ? phase.attempt : undefined;
}

/** Returns whether an attempt's load, not just its check, is under way in the tab. */
export function isAttemptedIn({ phase }: Pick<Outage, 'phase'>, tabId: number): boolean {
  return phase.name === 'loading' && phase.attempt.tabId === tabId;
}

/** Begins an attempt with the preflight check of its page. */
export function check(
  outage: Outage,
  tabId: number,
  purpose: 'retry' | 'follow',
  { now }: Pick<Context, 'now'>,
): Turn {
  const number = outage.lastNumber + 1;
  const attempt: Attempt = { number, tabId, purpose, since: now };
  return [
    { ...outage, phase: { name: 'checking', attempt }, lastNumber: number },
    [{ kind: 'check', tabId, number }],
  ];
}

/** Loads the attempt's page, or waits because it is in use. An answer that nobody waits for does nothing. */
export function checked(
  outage: Outage,
  { number, readiness }: Pick<EventOf<'checked'>, 'number' | 'readiness'>,
  context: Context,
): Turn {
  const { phase } = outage;
  if (phase.name !== 'checking' || phase.attempt.number !== number) return [outage, []];
  const { tabId } = phase.attempt;
  const purpose = phase.attempt.purpose === 'follow' ? 'follow' : 'retry';
  const page = pageOf(outage, tabId);
  if (page === undefined || !context.online || !mayBeChecked(outage, context)) {
    return [replan(outage, context), []];
  }
  if (readiness !== 'free') {
    const wait = readiness === 'loading' ? checkLoadingAgain : checkAgain;
    const busy = { reason: readiness, until: context.now + wait };
    if (purpose === 'follow') return [replan(withoutFollower(outage, page, busy, context), context), []];
    return [resumeAtOnce(withPage(outage, tabId, { busy }), context), []];
  }
  const dueAt = earliest(outage, context);
  if (dueAt > context.now) return [{ ...outage, phase: { name: 'scheduled', dueAt, purpose } }, []];
  return load(outage, page, purpose, context);
}

/**
 * An automatic run does not wait for a follower that is in use: the site is back, and its user may load it at any time.
 * Whoever asked to keep trying waits for it.
 */
function withoutFollower(
  outage: Outage,
  { tabId, keepTryingSince }: FailingPage,
  busy: NonNullable<FailingPage['busy']>,
  context: Context,
): Outage {
  const followers = outage.followers.filter((follower) => follower !== tabId);
  const isKept = keepTryingSince !== undefined || runKindOf(outage, context) === 'keep';
  const isOut = !isKept && busy.reason !== 'loading';
  return withPage({ ...outage, followers }, tabId, isOut ? { exclusion: 'in-use' } : { busy });
}

/** Loads a page: the one place where a request to the site is made. */
export function load(
  outage: Outage,
  page: FailingPage,
  purpose: Attempt['purpose'],
  { now }: Pick<Context, 'now'>,
  bypassCache = false,
): Turn {
  const { tabId } = page;
  const number = outage.lastNumber + 1;
  const { run } = outage;
  const started: Outage = {
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
    followed: purpose === 'follow' ? remember(outage, tabId, now) : outage.followed,
    lastNumber: number,
    attempts: outage.attempts + 1,
    sent: spend(outage.sent, now),
    ownSent: spend(outage.ownSent, now),
  };
  return [
    started,
    [
      {
        kind: 'load',
        tabId,
        number,
        bypassCache: bypassCache || page.storedAnswer,
        asked: purpose === 'command',
      },
    ],
  ];
}

function remember({ followed }: Outage, tabId: number, now: number): Outage['followed'] {
  const others = followed.filter((earlier) => earlier.tabId !== tabId && earlier.at + runMemory > now);
  return [...others, { tabId, at: now }].slice(-followedKept);
}

/** Finds out whether the load is still pending, or ends the attempt where that has taken too long. */
export function inspect(outage: Outage, context: Context): Turn {
  const { phase } = outage;
  if (phase.name !== 'loading') return [outage, []];
  const { since, tabId } = phase.attempt;
  const { now } = context;
  if (now >= since + attemptTimeout) return [timedOut(outage, tabId, context), []];
  const number = outage.lastNumber + 1;
  const inspectAt = Math.min(now + inspectAgain, since + attemptTimeout);
  const inspecting: Outage = {
    ...outage,
    lastNumber: number,
    phase: { ...phase, inspectAt, inspection: number },
  };
  return [inspecting, [{ kind: 'inspect', tabId, number }]];
}

/** The page may still come; until then other pages lead. */
function timedOut(outage: Outage, tabId: number, context: Context): Outage {
  const turns = (pageOf(outage, tabId)?.turns ?? 0) + 1;
  const busy = { reason: 'loading', until: context.now + checkAgain } as const;
  return attemptOver(withPage(outage, tabId, { turns, strikes: 0, busy }), context);
}

/** Ends the attempt where its failed document still stands although nothing is pending. */
export function inspected(
  outage: Outage,
  { number, load }: Pick<EventOf<'inspected'>, 'number' | 'load'>,
  context: Context,
): Outage {
  const { phase } = outage;
  if (phase.name !== 'loading' || phase.inspection !== number) return outage;
  if (load === 'pending') return { ...outage, phase: { ...phase, inspection: undefined } };
  const { tabId, since } = phase.attempt;
  const neverStarted = context.now < since + inspectAgain;
  const rest = withPage(outage, tabId, { loadSince: undefined });
  // The mode *keep* has no user who could be asked.
  const isOut = neverStarted && runKindOf(outage, context) !== 'keep';
  return attemptOver(
    isOut ? withPage(rest, tabId, { exclusion: 'not-loaded' }) : withStrike(rest, tabId),
    context,
  );
}

/** The attempt did not bring its page back, or did: what comes next is planned anew. */
export function attemptOver(outage: Outage, context: Context): Outage {
  return replan(outage, context);
}

/** Returns the outage with one more failed attempt of a page; two in a row end its turn. */
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

/** Tries the next page that is due, at once or when the budget allows. */
export function lead(outage: Outage, tabId: number | undefined, context: Context): Turn {
  if (tabId === undefined) return [pauseForPages(outage, context), []];
  const dueAt = Math.max(earliest(outage, context), inFlightUntil(outage, context));
  return dueAt > context.now
    ? [{ ...outage, phase: { name: 'scheduled', dueAt, purpose: 'retry' } }, []]
    : check(outage, tabId, 'retry', context);
}
