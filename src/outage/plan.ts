import { longestDelay, nextDelay } from './backoff.ts';
import { readyAt } from './budget.ts';
import type { Context } from './context.ts';
import { followersAmong } from './followers.ts';
import { attemptTimeout, checkAgain, followerPause } from './limits.ts';
import type { FailingPage, Outage } from './outage.ts';
import { eligiblePages, holdOf, lastSeen, leaderOf, notBeforeOf } from './page.ts';
import type { PauseReason, RunEnd, StopReason } from './reasons.ts';
import { endOf, runEndsAt, runKindOf } from './run.ts';

/** Returns why no attempt is made automatically; undefined while one may be. */
export function stopReasonOf(outage: Outage, context: Context): StopReason | undefined {
  const first = lastSeen(outage.pages);
  if (first === undefined) return undefined;
  const kind = runKindOf(outage, context);
  const isHeld = eligiblePages(outage, context).length === 0;
  const stop = endOf(outage, kind) ?? (isHeld ? holdOf(first, kind, context) : undefined);
  // A page that was only explained on a click was never watched.
  const wasWatched = first.request !== 'unknown' || kind !== 'automatic';
  if (!context.mayWatch && !isFinal(stop)) return wasWatched ? 'no-permission' : (stop ?? 'only-when-asked');
  if (stop !== undefined) return reasonFor(outage, first, stop);
  return isTooLate(outage, context) ? 'retry-after-too-late' : undefined;
}

/** Returns whether Retry-After, with the delay that comes on top of it, reaches beyond the run's end. */
function isTooLate(outage: Outage, context: Context): boolean {
  const { phase } = outage;
  const notBefore = notBeforeOf(outage.pages);
  const endsAt = runEndsAt(outage, runKindOf(outage, context), context.runLimit);
  // A delay that was drawn already may end in time.
  const isInTime = phase.name === 'scheduled' && phase.dueAt >= notBefore && phase.dueAt <= endsAt;
  return notBefore > context.now && !isInTime && notBefore + longestDelay(outage.run.backoff) > endsAt;
}

/** Returns whether a reason holds whatever else is true of the site. */
function isFinal(reason: StopReason | undefined): boolean {
  return reason === 'form' || reason === 'never-retried' || reason === 'switched-off';
}

/** Returns why this page waits: where the site has recovered since the page failed, its user must know that. */
export function reasonFor({ recoveredAt }: Outage, page: FailingPage, reason: StopReason): StopReason {
  const outdated = recoveredAt !== undefined && page.arrivedAt < recoveredAt;
  return outdated && !isFinal(reason) && reason !== 'led-elsewhere' ? 'site-is-back' : reason;
}

/** Plans what comes next while no attempt is under way: the end, a follower, a stop, a pause or a countdown. */
export function replan(outage: Outage, context: Context): Outage {
  if (outage.pages.length === 0) return end(outage, context);
  const followers = followersAmong(outage, outage.followers, context);
  const trimmed = followers.length === outage.followers.length ? outage : { ...outage, followers };
  if (followers.length > 0 && !isTooLate(trimmed, context)) return scheduleFollower(trimmed, context);
  const alone = followers.length > 0 ? { ...trimmed, followers: [] } : trimmed;
  const reason = stopReasonOf(alone, context);
  if (reason !== undefined) return { ...alone, phase: { name: 'stopped', reason } };
  if (isSpent(alone, context)) return endRun(alone, 'attempts-spent', context);
  return context.online
    ? countDown(alone, context)
    : pause(alone, 'offline', context.now + checkAgain, context);
}

function end(outage: Outage, { now }: Context): Outage {
  const how = outage.recoveredAt === undefined ? 'left' : 'recovered';
  return { ...outage, followers: [], phase: { name: 'ended', at: now, how } };
}

function isSpent(outage: Outage, context: Context): boolean {
  return runKindOf(outage, context) === 'automatic' && outage.run.attempts >= context.attemptLimit;
}

/** Leaves the phase as it is where it still holds after an event (the same object), and plans anew where not. */
export function settle(outage: Outage, context: Context): Outage {
  const { phase } = outage;
  if (phase.name === 'loading' || phase.name === 'ended') return outage;
  if (outage.pages.length === 0) return replan(outage, context);
  const followers = followersAmong(outage, outage.followers, context);
  if (followers.length < outage.followers.length) return settle({ ...outage, followers }, context);
  if (phase.name === 'checking')
    return mayBeChecked(outage, context) ? outage : resumeAtOnce(outage, context);
  if (followers.length > 0) {
    return phase.name === 'scheduled' && phase.purpose === 'follow' ? outage : replan(outage, context);
  }
  if (phase.name === 'scheduled' && phase.purpose === 'follow') return replan(outage, context);
  const reason = stopReasonOf(outage, context);
  if (reason !== undefined) {
    return phase.name === 'stopped' && phase.reason === reason ? outage : replan(outage, context);
  }
  if (phase.name === 'paused' && phase.reason === 'offline') {
    return context.online ? resumeOnline(outage, phase.since, context) : outage;
  }
  if (!context.online || isSpent(outage, context)) return replan(outage, context);
  switch (phase.name) {
    case 'stopped':
      return replan(outage, context);
    case 'paused':
      return idlePages(outage, context).length === 0 ? outage : resumeAtOnce(outage, context);
    case 'scheduled':
      return isOvertaken(outage, phase.dueAt, context) ? countDown(outage, context) : outage;
  }
}

/** Whether a countdown no longer holds: a page asks for more time, or the run has less of it than before. */
function isOvertaken(outage: Outage, dueAt: number, context: Context): boolean {
  const endsAt = runEndsAt(outage, runKindOf(outage, context), context.runLimit);
  return dueAt < notBeforeOf(outage.pages) || dueAt > endsAt;
}

/** Returns whether the attempt whose page is being checked may still be made. */
export function mayBeChecked(outage: Outage, context: Context): boolean {
  const { phase } = outage;
  if (phase.name !== 'checking') return false;
  const { tabId, purpose } = phase.attempt;
  if (purpose === 'follow') return followersAmong(outage, outage.followers, context).includes(tabId);
  const isEligible = eligiblePages(outage, context).some((page) => page.tabId === tabId);
  return isEligible && stopReasonOf(outage, context) === undefined;
}

/** Returns the eligible pages that were not just found in use. */
export function idlePages(outage: Outage, context: Context): readonly FailingPage[] {
  return eligiblePages(outage, context).filter(({ busy }) => busy === undefined || busy.until <= context.now);
}

/** Plans the next attempt as soon as Retry-After and the budget allow, for nothing was sent since the last one. */
export function resumeAtOnce(outage: Outage, context: Context): Outage {
  const blocked =
    outage.pages.length === 0 ||
    !context.online ||
    stopReasonOf(outage, context) !== undefined ||
    isSpent(outage, context);
  if (outage.followers.length > 0 || blocked) return replan(outage, context);
  const idle = leaderOf(idlePages(outage, context));
  const endsAt = runEndsAt(outage, runKindOf(outage, context), context.runLimit);
  const dueAt = earliest(outage, context);
  if (dueAt > endsAt) return endRun(outage, 'time-spent', context);
  if (idle === undefined) return pauseForPages(outage, context);
  return { ...outage, phase: { name: 'scheduled', dueAt, purpose: 'retry' } };
}

/** Waits until one of the pages is no longer in use. */
export function pauseForPages(outage: Outage, context: Context): Outage {
  const eligible = eligiblePages(outage, context);
  const reason = lastSeen(eligible)?.busy?.reason ?? 'loading';
  const dueAt = Math.min(...eligible.map(({ busy }) => busy?.until ?? context.now + checkAgain));
  return pause(outage, reason, dueAt, context);
}

function pause(outage: Outage, reason: PauseReason, dueAt: number, { now }: Context): Outage {
  const { phase } = outage;
  const since = phase.name === 'paused' && phase.reason === reason ? phase.since : now;
  return { ...outage, phase: { name: 'paused', reason, since, dueAt } };
}

/** Draws the next delay and counts down to it, or ends the run where it has no time left. */
function countDown(outage: Outage, context: Context): Outage {
  const { now, random } = context;
  const kind = runKindOf(outage, context);
  const [delay, backoff] = nextDelay(outage.run.backoff, random);
  // An automatic run begins with its first countdown: until then it waited for a page that it may reload.
  const startedAt = kind === 'automatic' && outage.run.attempts === 0 ? now : outage.run.startedAt;
  const planned: Outage = { ...outage, run: { ...outage.run, startedAt, backoff } };
  const dueAt = earliest(outage, context, delay);
  if (dueAt > runEndsAt(planned, kind, context.runLimit)) return endRun(outage, 'time-spent', context);
  return { ...planned, phase: { name: 'scheduled', dueAt, purpose: 'retry' } };
}

/** Draws the delay of a countdown that was under way once more: somebody has just requested the page. */
export function restartCountdown(outage: Outage, context: Context): Outage {
  const { phase, run } = outage;
  if (phase.name !== 'scheduled' || phase.purpose === 'follow') return settle(outage, context);
  return settle(
    countDown({ ...outage, run: { ...run, backoff: Math.max(0, run.backoff - 1) } }, context),
    context,
  );
}

/** Returns whether nothing is sent because the pages are in use. */
export function isPausedForPages({ phase }: Outage): boolean {
  return phase.name === 'paused' && phase.reason !== 'offline';
}

/**
 * Counts down again once the network is back: the shortest delay, which gives the network a moment, and no
 * step forward in the schedule. An automatic run is given back the time that the network was away.
 */
function resumeOnline(outage: Outage, since: number, context: Context): Outage {
  if (isSpent(outage, context)) return replan(outage, context);
  const [delay] = nextDelay(0, context.random);
  const { startedAt: before } = outage.run;
  const startedAt = before + Math.max(0, context.now - Math.max(since, before));
  return {
    ...outage,
    run: { ...outage.run, startedAt },
    phase: { name: 'scheduled', dueAt: earliest(outage, context, delay), purpose: 'retry' },
  };
}

/** Plans the next follower's load: one a second, while a site finds its feet. */
function scheduleFollower(outage: Outage, context: Context): Outage {
  const { now, online } = context;
  const dueAt = Math.max(
    now + (online ? followerPause : checkAgain),
    notBeforeOf(outage.pages),
    readyAt(outage, context),
  );
  return { ...outage, phase: { name: 'scheduled', dueAt, purpose: 'follow' } };
}

/**
 * Returns when a request may be made automatically: after Retry-After and within the minute's budget. The delay
 * comes on top of Retry-After, because a fleet that was told one time would come back as one.
 */
export function earliest(outage: Outage, context: Context, delay = 0): number {
  return Math.max(Math.max(context.now, notBeforeOf(outage.pages)) + delay, readyAt(outage, context));
}

/**
 * Returns until when a load that was sent is waited for, in ms since the epoch; 0 where none is under way. A command in
 * one tab takes the place of an attempt in another, whose load goes on.
 */
export function inFlightUntil({ pages }: Outage, { now }: Context): number {
  const ends = pages.map(({ loadSince }) => (loadSince ?? -Infinity) + attemptTimeout);
  return Math.max(0, ...ends.filter((end) => end > now));
}

/** Ends the run, and with it the countdown if there was one. */
function endRun(outage: Outage, end: RunEnd, context: Context): Outage {
  const over: Outage = { ...outage, run: { ...outage.run, end } };
  return { ...over, phase: { name: 'stopped', reason: stopReasonOf(over, context) ?? end } };
}
