import { nextDelay } from './backoff.ts';
import {
  eligiblePages,
  followersAmong,
  idlePages,
  isRetryAfterTooLate,
  lastActive,
  notBeforeOf,
  stopReasonOf,
} from './eligibility.ts';
import { attemptTimeout, checkAgain, followerPause } from './limits.ts';
import type { Outage } from './outage.ts';
import { readyAt } from './rate-limit.ts';
import type { PauseReason, RunEnd } from './reasons.ts';
import { areAttemptsSpent, runEndsAt, runKindOf } from './retry-run.ts';
import type { Context } from './step-interface.ts';

/** Plans what comes next when no attempt is in progress: the end, a follower, a stop, a pause or a countdown. */
export function replan(outage: Outage, context: Context): Outage {
  if (outage.pages.length === 0) return endOutage(outage, context);
  const followers = followersAmong(outage, outage.followers, context);
  const trimmed = followers.length === outage.followers.length ? outage : { ...outage, followers };
  if (followers.length > 0 && !isRetryAfterTooLate(trimmed, context))
    return scheduleFollower(trimmed, context);
  const alone = followers.length > 0 ? { ...trimmed, followers: [] } : trimmed;
  const reason = stopReasonOf(alone, context);
  if (reason !== undefined) return { ...alone, phase: { name: 'stopped', reason } };
  if (areAttemptsSpent(alone, context)) return endRun(alone, 'attempts-spent', context);
  return context.online
    ? countDown(alone, context)
    : pause(alone, 'offline', context.now + checkAgain, context);
}

/** Returns the same outage if its phase is still valid after an event, and otherwise plans what comes next. */
export function replanIfNeeded(outage: Outage, context: Context): Outage {
  const { phase } = outage;
  if (phase.name === 'loading' || phase.name === 'ended') return outage;
  if (outage.pages.length === 0) return replan(outage, context);
  const followers = followersAmong(outage, outage.followers, context);
  if (followers.length < outage.followers.length) return replanIfNeeded({ ...outage, followers }, context);
  if (phase.name === 'checking')
    return isCheckStillNeeded(outage, context) ? outage : replanWithoutDelay(outage, context);
  const isFollowing = phase.name === 'scheduled' && phase.purpose === 'follow';
  if (followers.length > 0 && isFollowing) return outage;
  if (followers.length > 0 || isFollowing) return replan(outage, context);
  const reason = stopReasonOf(outage, context);
  if (reason !== undefined) {
    return phase.name === 'stopped' && phase.reason === reason ? outage : replan(outage, context);
  }
  const isOffline = phase.name === 'paused' && phase.reason === 'offline';
  if (isOffline && !context.online) return outage;
  if (!context.online || areAttemptsSpent(outage, context)) return replan(outage, context);
  switch (phase.name) {
    case 'stopped':
      return replan(outage, context);
    case 'paused':
      if (isOffline) return resumeOnline(outage, phase.since, context);
      return idlePages(outage, context).length === 0 ? outage : replanWithoutDelay(outage, context);
    case 'scheduled':
      return isOutdated(outage, phase.dueAt, context) ? countDown(outage, context) : outage;
  }
}

/** Plans the next attempt as soon as Retry-After and the budget allow, because nothing was sent since the last one. */
export function replanWithoutDelay(outage: Outage, context: Context): Outage {
  const isBlocked =
    outage.pages.length === 0 ||
    !context.online ||
    stopReasonOf(outage, context) !== undefined ||
    areAttemptsSpent(outage, context);
  if (outage.followers.length > 0 || isBlocked) return replan(outage, context);
  const dueAt = earliestRequestAt(outage, context);
  if (dueAt > runEndsAt(outage, context)) return endRun(outage, 'time-spent', context);
  if (idlePages(outage, context).length === 0) return pauseUntilIdle(outage, context);
  return schedule(outage, dueAt, 'retry');
}

/** Returns whether the attempt whose page is being checked may still be made. */
export function isCheckStillNeeded(outage: Outage, context: Context): boolean {
  const { phase } = outage;
  if (phase.name !== 'checking') return false;
  const { tabId, purpose } = phase.attempt;
  if (purpose === 'follow') return followersAmong(outage, outage.followers, context).includes(tabId);
  const isEligible = eligiblePages(outage, context).some((page) => page.tabId === tabId);
  return isEligible && stopReasonOf(outage, context) === undefined;
}

/** Returns whether a countdown is no longer valid: Retry-After ends later, or the run ends sooner, than planned for. */
function isOutdated(outage: Outage, dueAt: number, context: Context): boolean {
  return dueAt < notBeforeOf(outage.pages) || dueAt > runEndsAt(outage, context);
}

/** Waits until one of the eligible pages is no longer in use. */
export function pauseUntilIdle(outage: Outage, context: Context): Outage {
  const eligible = eligiblePages(outage, context);
  const reason = lastActive(eligible)?.busy?.reason ?? 'loading';
  const dueAt = Math.min(...eligible.map(({ busy }) => busy?.until ?? context.now + checkAgain));
  return pause(outage, reason, dueAt, context);
}

function pause(outage: Outage, reason: PauseReason, dueAt: number, { now }: Context): Outage {
  const { phase } = outage;
  const since = phase.name === 'paused' && phase.reason === reason ? phase.since : now;
  return { ...outage, phase: { name: 'paused', reason, since, dueAt } };
}

/** Returns whether nothing is sent because the pages are in use. */
export function isPausedForPages({ phase }: Outage): boolean {
  return phase.name === 'paused' && phase.reason !== 'offline';
}

/**
 * Resumes once the network is back: after the shortest delay, so that the connection can settle, and without advancing
 * the backoff. The time offline does not count toward the limit of an automatic run.
 */
function resumeOnline(outage: Outage, since: number, context: Context): Outage {
  const [delay] = nextDelay(0, context.random);
  const { startedAt: before } = outage.run;
  const startedAt = before + Math.max(0, context.now - Math.max(since, before));
  const resumed: Outage = { ...outage, run: { ...outage.run, startedAt } };
  return schedule(resumed, earliestRequestAt(outage, context, delay), 'retry');
}

/** Draws the next delay and counts down to it, or ends the run if it has too little time left. */
function countDown(outage: Outage, context: Context): Outage {
  const { now, random } = context;
  const [delay, backoff] = nextDelay(outage.run.backoff, random);
  // An automatic run starts with its first countdown. Until then, it waited for a page that may be reloaded.
  const isFirst = runKindOf(outage, context) === 'automatic' && outage.run.attempts === 0;
  const startedAt = isFirst ? now : outage.run.startedAt;
  const planned: Outage = { ...outage, run: { ...outage.run, startedAt, backoff } };
  const dueAt = earliestRequestAt(outage, context, delay);
  if (dueAt > runEndsAt(planned, context)) return endRun(outage, 'time-spent', context);
  return schedule(planned, dueAt, 'retry');
}

/**
 * Restarts a countdown with a new delay from the same backoff state, because another load has just requested the page.
 */
export function restartCountdown(outage: Outage, context: Context): Outage {
  const { phase, run } = outage;
  if (phase.name !== 'scheduled' || phase.purpose === 'follow') return replanIfNeeded(outage, context);
  const backoff = Math.max(0, run.backoff - 1);
  return replanIfNeeded(countDown({ ...outage, run: { ...run, backoff } }, context), context);
}

function scheduleFollower(outage: Outage, context: Context): Outage {
  const pause = context.online ? followerPause : checkAgain;
  return schedule(outage, Math.max(context.now + pause, earliestRequestAt(outage, context)), 'follow');
}

/** Returns the outage with its next attempt scheduled, at a time in ms since the epoch. */
export function schedule(outage: Outage, dueAt: number, purpose: 'retry' | 'follow'): Outage {
  return { ...outage, phase: { name: 'scheduled', dueAt, purpose } };
}

/**
 * Returns when an automatic request may be made, in ms since the epoch: after Retry-After and within the budget. The
 * delay is added to Retry-After, because browsers that were given the same time would all come back at that moment.
 */
export function earliestRequestAt(outage: Outage, context: Context, delay = 0): number {
  return Math.max(Math.max(context.now, notBeforeOf(outage.pages)) + delay, readyAt(outage, context));
}

/**
 * Returns until when the results of loads are awaited, in ms since the epoch; 0 if no load is pending. A command in one
 * tab replaces the attempt in another, whose load continues.
 */
export function inFlightUntil({ pages }: Outage, { now }: Context): number {
  const ends = pages.map(({ loadSince }) => (loadSince ?? -Infinity) + attemptTimeout);
  return Math.max(0, ...ends.filter((end) => end > now));
}

function endRun(outage: Outage, end: RunEnd, context: Context): Outage {
  const ended: Outage = { ...outage, run: { ...outage.run, end } };
  return { ...ended, phase: { name: 'stopped', reason: stopReasonOf(ended, context) ?? end } };
}

function endOutage(outage: Outage, { now }: Context): Outage {
  const how = outage.recoveredAt === undefined ? 'left' : 'recovered';
  return { ...outage, followers: [], phase: { name: 'ended', at: now, how } };
}
