import { checked, startCheck, startInspection } from './attempt.ts';
import { idlePages, lastActive, leaderOf } from './eligibility.ts';
import { attemptTimeout, checkAgain, checkLimit, runMemory } from './limits.ts';
import type { FailingPage, Outage } from './outage.ts';
import { forgottenAt } from './rate-limit.ts';
import { keepTryingExpiresAt } from './retry-run.ts';
import {
  earliestRequestAt,
  inFlightUntil,
  pauseUntilIdle,
  replan,
  replanIfNeeded,
  schedule,
} from './schedule.ts';
import type { Context, Transition } from './step-interface.ts';

/**
 * Returns when the outage needs its next wake-up, in ms since the epoch; undefined if only an event can change it. A
 * time in the past is due at once.
 */
export function dueAtOf(outage: Outage): number | undefined {
  const dueAt = Math.min(
    phaseDueAt(outage),
    keepTryingExpiresAt(outage),
    outage.recoveredTabs.length > 0 ? outage.recoveredUntil : Infinity,
  );
  return dueAt === Infinity ? undefined : dueAt;
}

/** Returns when the phase changes without an event, in ms since the epoch; `Infinity` if it does not. */
function phaseDueAt({ phase, ...outage }: Outage): number {
  switch (phase.name) {
    case 'stopped':
      return Infinity;
    case 'scheduled':
    case 'paused':
      return phase.dueAt;
    case 'checking':
      return phase.attempt.since + checkLimit;
    case 'loading':
      return Math.min(phase.inspectAt, phase.attempt.since + attemptTimeout);
    case 'ended':
      return Math.max(
        phase.at,
        outage.recoveredUntil,
        forgottenAt(outage.sent),
        phase.how === 'closed' ? 0 : runForgottenAt(outage),
      );
  }
}

/** Returns when the run no longer counts, in ms since the epoch; 0 if it made no attempt. */
function runForgottenAt({ run }: Pick<Outage, 'run'>): number {
  return run.lastAttemptAt === undefined ? 0 : run.lastAttemptAt + runMemory;
}

/** Does what is due. Even if the wake-up is late, an attempt starts with a new check of its page. */
export function wakeUp(outage: Outage, context: Context): Transition {
  const { now } = context;
  const { phase } = outage;
  if (now < phaseDueAt(outage)) return [replanIfNeeded(outage, context), []];
  if (phase.name === 'loading') return startInspection(outage, context);
  // A check without a result counts as one that found the page in use.
  if (phase.name === 'checking') {
    return checked(outage, { number: phase.attempt.number, readiness: 'used' }, context);
  }
  const current = replanIfNeeded(outage, context);
  return now < phaseDueAt(current) ? [current, []] : continuePlan(current, context);
}

/** Starts the attempt that is due, or postpones it while that is not possible. */
function continuePlan(outage: Outage, context: Context): Transition {
  const { phase } = outage;
  if (phase.name !== 'scheduled' && phase.name !== 'paused') return [outage, []];
  const postponed: Outage = { ...outage, phase: { ...phase, dueAt: context.now + checkAgain } };
  if (phase.name === 'scheduled' && phase.purpose === 'follow') {
    // The user will most likely return to the tab that was active last.
    const next = lastActive(outage.pages.filter(({ tabId }) => outage.followers.includes(tabId)));
    if (next === undefined) return [replan(outage, context), []];
    return context.online ? startAttempt(outage, next, 'follow', context) : [postponed, []];
  }
  if (phase.name === 'paused' && phase.reason === 'offline') return [postponed, []];
  const leader = leaderOf(idlePages(outage, context));
  return leader === undefined
    ? [pauseUntilIdle(outage, context), []]
    : startAttempt(outage, leader, 'retry', context);
}

/** Starts an attempt, or schedules it for when the budget, Retry-After and the loads under way allow. */
function startAttempt(
  outage: Outage,
  { tabId }: FailingPage,
  purpose: 'retry' | 'follow',
  context: Context,
): Transition {
  const dueAt = Math.max(earliestRequestAt(outage, context), inFlightUntil(outage, context));
  return dueAt > context.now
    ? [schedule(outage, dueAt, purpose), []]
    : startCheck(outage, tabId, purpose, context);
}

/** Returns the outage without "back" badges once they have been shown for long enough. */
export function withoutExpiredBadges(outage: Outage, { now }: Pick<Context, 'now'>): Outage {
  const isExpired = outage.recoveredTabs.length > 0 && outage.recoveredUntil <= now;
  return isExpired ? { ...outage, recoveredTabs: [] } : outage;
}

/**
 * Returns whether an ended outage can be deleted, because none of its requests and attempts count toward a limit any
 * more.
 */
export function isForgotten(outage: Outage, { now }: Pick<Context, 'now'>): boolean {
  return phaseDueAt(outage) <= now;
}
