import { firstBackoff, nextDelay } from './backoff.ts';
import { readyAt } from './budget.ts';
import type { Context } from './context.ts';
import { keepTryingLimit, lookAgain } from './limits.ts';
import { holdOf, lastSeen, leaderOf, notBeforeOf } from './member.ts';
import type { Member, Outage, PauseReason, Plan, Run, RunEnd, StopReason } from './outage.ts';

/** A run that has not made an attempt. `backoff` goes on where the site has been asked before. */
export function newPlan(run: Run, now: number, backoff = firstBackoff): Plan {
  return { run, startedAt: now, attempts: 0, backoff, end: undefined };
}

/** When the run's time is over, in ms since the epoch. */
export function endOf({ run, startedAt }: Plan, { runLimit }: Pick<Context, 'runLimit'>): number {
  return startedAt + (run === 'automatic' ? runLimit : keepTryingLimit);
}

/** Why no attempt comes by itself; undefined while one may. */
export function stopReasonOf(outage: Outage, context: Context): StopReason | undefined {
  const { members, plan } = outage;
  const first = lastSeen(members);
  if (first === undefined) return undefined;
  const led = leaderOf(outage, context.mode) !== undefined;
  const stop = plan.end ?? (led ? undefined : holdOf(first, plan, context.mode));
  if (!context.mayWatch && !isFinal(stop)) return 'no-permission';
  if (stop !== undefined) return reasonFor(outage, first, stop);
  const notBefore = notBeforeOf(members);
  return notBefore > context.now && notBefore > endOf(plan, context) ? 'retry-after-too-late' : undefined;
}

/** Whether a reason holds whatever else is true of the site. */
function isFinal(reason: StopReason | undefined): boolean {
  return reason === 'form' || reason === 'never-retried' || reason === 'switched-off';
}

/** Why this page waits: where the site has been well since the page failed, that is what its reader must know. */
export function reasonFor({ backAt }: Outage, member: Member, reason: StopReason): StopReason {
  const outdated = backAt !== undefined && member.arrivedAt < backAt;
  return outdated && !isFinal(reason) ? 'site-is-back' : reason;
}

/** What comes next while nothing is under way: the outage's end, a stop, a pause, or the next countdown. */
export function replan(outage: Outage, context: Context): Outage {
  const { now } = context;
  if (outage.members.length === 0) {
    return {
      ...outage,
      phase: { name: 'ended', at: now, how: outage.backAt === undefined ? 'left' : 'back' },
    };
  }
  const reason = stopReasonOf(outage, context);
  if (reason !== undefined) return { ...outage, phase: { name: 'waiting', reason } };
  const { run, attempts } = outage.plan;
  if (run === 'automatic' && attempts >= context.attemptLimit) {
    return endRun(outage, 'attempts-spent', context);
  }
  return context.online ? countDown(outage, context) : pause(outage, 'offline', undefined, context);
}

/** Waits for the network, or for the page that was looked at, and looks again before long. */
export function pause(
  outage: Outage,
  reason: PauseReason,
  tabId: number | undefined,
  { now }: Context,
): Outage {
  return { ...outage, phase: { name: 'paused', reason, tabId, since: now, dueAt: now + lookAgain } };
}

/** Draws the next delay and counts down to it, or ends the run where it has no time left. */
export function countDown(outage: Outage, context: Context): Outage {
  const { now, random } = context;
  const { run, attempts } = outage.plan;
  const [delay, backoff] = nextDelay(outage.plan.backoff, random);
  // An automatic run begins with its first countdown: until then it was waiting for a page it may reload.
  const startedAt = run === 'automatic' && attempts === 0 ? now : outage.plan.startedAt;
  const plan = { ...outage.plan, startedAt, backoff };
  const dueAt = earliest(outage, context, delay);
  if (dueAt > endOf(plan, context)) return endRun(outage, 'time-spent', context);
  return { ...outage, plan, phase: { name: 'counting', dueAt } };
}

/**
 * When a request may be made by itself: after Retry-After and within the minute's budget. The delay comes on
 * top of Retry-After, for a fleet that was told one time would come back as one.
 */
export function earliest(outage: Outage, context: Pick<Context, 'now' | 'sentElsewhere'>, delay = 0): number {
  return Math.max(Math.max(context.now, notBeforeOf(outage.members)) + delay, readyAt(outage, context));
}

/** The run is over; so is the countdown, if there was one. */
export function endRun(outage: Outage, end: RunEnd, context: Context): Outage {
  const over: Outage = { ...outage, plan: { ...outage.plan, end } };
  return { ...over, phase: { name: 'waiting', reason: stopReasonOf(over, context) ?? end } };
}
