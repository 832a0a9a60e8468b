import type { Context } from './context.ts';
import { planDueAtOf } from './due.ts';
import { flightOf, look, lookAtFlight, lookOf, type Turn } from './flight.ts';
import { lookAgain } from './limits.ts';
import { looked } from './looked.ts';
import { lastSeen, leaderOf } from './member.ts';
import type { Outage } from './outage.ts';
import { earliest, endOf, endRun, replan } from './plan.ts';
import { at } from './recovery.ts';
import { settle } from './settle.ts';

/** Does what is due. However late the bell rings, what is due begins with a fresh look at the page. */
export function bell(rung: Outage, context: Context): Turn {
  const outage = withoutOldNews(rung, context);
  const dueAt = planDueAtOf(outage);
  if (dueAt === undefined || context.now < dueAt) return [outage, []];
  const flight = flightOf(outage);
  if (flight !== undefined) return lookAtFlight(outage, flight, context);
  const lost = lookOf(outage);
  if (lost !== undefined) return looked(outage, { number: lost.number, verdict: 'typing' }, context);
  const settled = settle(outage, context);
  return settled === outage ? due(outage, context) : [settled, []];
}

/** "Back" has been shown for long enough. */
export function withoutOldNews(outage: Outage, { now }: Context): Outage {
  const old = outage.backTabs.length > 0 && outage.backUntil <= now;
  return old ? { ...outage, backTabs: [] } : outage;
}

function due(outage: Outage, context: Context): Turn {
  const { now } = context;
  const { phase } = outage;
  switch (phase.name) {
    case 'counting':
      return lead(outage, context);
    case 'paused':
      if (phase.reason === 'offline') return [{ ...outage, phase: { ...phase, dueAt: now + lookAgain } }, []];
      return now > endOf(outage.plan, context)
        ? [endRun(outage, 'time-spent', context), []]
        : lead(outage, context);
    case 'recovering':
      return follow(outage, phase.followers, context);
    default:
      return [outage, []];
  }
}

function lead(outage: Outage, context: Context): Turn {
  const leader = leaderOf(outage, context.mode);
  const dueAt = earliest(outage, context);
  if (leader === undefined) return [replan(outage, context), []];
  return dueAt > context.now
    ? [{ ...outage, phase: { name: 'counting', dueAt } }, []]
    : look(outage, leader.tabId, context);
}

/** The next follower is the one that the reader is likeliest to look at next: of those left, the one seen last. */
function follow(outage: Outage, followers: readonly number[], context: Context): Turn {
  const next = lastSeen(outage.members.filter(({ tabId }) => followers.includes(tabId)));
  const dueAt = context.online ? earliest(outage, context) : context.now + lookAgain;
  if (next === undefined) return [replan(outage, context), []];
  return dueAt > context.now
    ? [at(outage, followers, { name: 'resting', dueAt }), []]
    : look(outage, next.tabId, context);
}
