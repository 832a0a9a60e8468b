import { firstBackoff, nextDelay } from './backoff.ts';
import type { Context } from './context.ts';
import { holdOf, leaderOf, memberOf, notBeforeOf } from './member.ts';
import type { Outage } from './outage.ts';
import { countDown, earliest, replan, stopReasonOf } from './plan.ts';
import { settleRecovery } from './recovery.ts';

/** Lets the phase stand where it still holds after an event (the same object), and plans anew where not. */
export function settle(outage: Outage, context: Context): Outage {
  const { phase } = outage;
  if (phase.name === 'trying' || phase.name === 'ended') return outage;
  if (phase.name === 'recovering') return settleRecovery(outage, phase, context);
  if (outage.members.length === 0) return replan(outage, context);
  const reason = stopReasonOf(outage, context);
  if (reason !== undefined) {
    return phase.name === 'waiting' && phase.reason === reason ? outage : replan(outage, context);
  }
  if (phase.name === 'paused' && phase.reason === 'offline') {
    return context.online ? resume(outage, phase.since, context) : outage;
  }
  if (!context.online) return replan(outage, context);
  switch (phase.name) {
    case 'waiting':
      return replan(outage, context);
    case 'paused': {
      const stands = leaderOf(outage, context.mode)?.tabId === phase.tabId;
      return stands ? outage : leadAtOnce(outage, context);
    }
    case 'counting':
      return phase.dueAt < notBeforeOf(outage.members) ? countDown(outage, context) : outage;
    case 'looking': {
      const member = memberOf(outage, phase.look.tabId);
      const stands = member !== undefined && holdOf(member, outage.plan, context.mode) === undefined;
      return stands ? outage : leadAtOnce(outage, context);
    }
  }
}

/** The next attempt is due as soon as Retry-After and the budget allow, for nothing was sent since the last. */
export function leadAtOnce(outage: Outage, context: Context): Outage {
  return { ...outage, phase: { name: 'counting', dueAt: earliest(outage, context) } };
}

/**
 * Counts down again once the network is back: the shortest delay, which gives the network a moment, and no
 * step forward in the schedule. The time that the network was away is none of the run's.
 */
function resume(outage: Outage, since: number, context: Context): Outage {
  const [delay] = nextDelay(firstBackoff, context.random);
  const { startedAt: before } = outage.plan;
  // A wish to keep trying may be younger than the pause.
  const startedAt = before + Math.max(0, context.now - Math.max(since, before));
  return {
    ...outage,
    plan: { ...outage.plan, startedAt },
    phase: { name: 'counting', dueAt: earliest(outage, context, delay) },
  };
}
