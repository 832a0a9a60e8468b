import { check, checked, inspect, lead, type Turn } from './attempt.ts';
import { forgottenAt, readyAt } from './budget.ts';
import type { Context } from './context.ts';
import { expiryOf } from './keep-trying.ts';
import { attemptTimeout, checkAgain, checkLimit, runMemory } from './limits.ts';
import type { Outage } from './outage.ts';
import { lastSeen, leaderOf, notBeforeOf } from './page.ts';
import { idlePages, inFlightUntil, replan, settle } from './plan.ts';

/**
 * Returns when the outage must be woken next, in ms since the epoch; undefined where only an event can move it on.
 * A time in the past is due at once.
 */
export function dueAtOf(outage: Outage): number | undefined {
  const dueAt = Math.min(
    planDueAtOf(outage),
    expiryOf(outage),
    outage.recoveredTabs.length > 0 ? outage.recoveredUntil : Infinity,
  );
  return dueAt === Infinity ? undefined : dueAt;
}

/** Returns when the phase itself moves on; `Infinity` where only an event can do that. */
function planDueAtOf({ phase, ...outage }: Outage): number {
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
        rememberedUntil({ ...outage, phase }),
      );
  }
}

/** Of a private window nothing outlives the page but the minute's budget. */
function rememberedUntil({ run, phase, ...outage }: Outage): number {
  if (run.lastAttemptAt === undefined) return 0;
  if (outage.private && phase.name === 'ended' && phase.how === 'closed') return 0;
  return run.lastAttemptAt + runMemory;
}

/** Does what is due. However late the wake-up, what is due begins with a fresh check of the page. */
export function wakeUp(outage: Outage, context: Context): Turn {
  const { now } = context;
  const { phase } = outage;
  if (now < planDueAtOf(outage)) return [settle(outage, context), []];
  if (phase.name === 'loading') return inspect(outage, context);
  if (phase.name === 'checking') {
    return checked(outage, { number: phase.attempt.number, readiness: 'used' }, context);
  }
  const settled = settle(outage, context);
  return now < planDueAtOf(settled) ? [settled, []] : due(settled, context);
}

function due(outage: Outage, context: Context): Turn {
  const { phase } = outage;
  if (phase.name === 'paused' && phase.reason === 'offline') {
    return [{ ...outage, phase: { ...phase, dueAt: context.now + checkAgain } }, []];
  }
  if (phase.name === 'scheduled' && phase.purpose === 'follow') return follow(outage, context);
  if (phase.name === 'scheduled' || phase.name === 'paused')
    return lead(outage, leaderOf(idlePages(outage, context))?.tabId, context);
  return [outage, []];
}

/** The next follower is the one that its user is likeliest to look at next: of those left, the one seen last. */
function follow(outage: Outage, context: Context): Turn {
  const next = lastSeen(outage.pages.filter(({ tabId }) => outage.followers.includes(tabId)));
  if (next === undefined) return [replan(outage, context), []];
  const dueAt = context.online
    ? Math.max(
        context.now,
        notBeforeOf(outage.pages),
        readyAt(outage, context),
        inFlightUntil(outage, context),
      )
    : context.now + checkAgain;
  return dueAt > context.now
    ? [{ ...outage, phase: { name: 'scheduled', dueAt, purpose: 'follow' } }, []]
    : check(outage, next.tabId, 'follow', context);
}

/** Returns the outage once "back" has been shown for long enough. */
export function withoutOldBadges(outage: Outage, { now }: Pick<Context, 'now'>): Outage {
  const isOld = outage.recoveredTabs.length > 0 && outage.recoveredUntil <= now;
  return isOld ? { ...outage, recoveredTabs: [] } : outage;
}

/** Returns whether nothing that is left of an ended outage matters any more. */
export function isForgotten(outage: Outage, { now }: Pick<Context, 'now'>): boolean {
  return planDueAtOf(outage) <= now;
}
