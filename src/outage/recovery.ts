import { readyAt } from './budget.ts';
import type { Context } from './context.ts';
import { followerRest } from './limits.ts';
import { holdOf, memberOf, notBeforeOf } from './member.ts';
import type { Outage, RecoveryStep } from './outage.ts';
import { endOf, replan } from './plan.ts';

type Recovering = Extract<Outage['phase'], { name: 'recovering' }>;

/**
 * The tabs that follow a page that is well: those that a run may reload, each once, unless the reader said
 * Stop. Once, or a page that fails and is well by turns would have the others reloaded for ever.
 */
export function followersOf(outage: Outage, context: Context): number[] {
  const tabs = outage.members.map(({ tabId }) => tabId);
  return outage.plan.end === 'user' ? [] : mayFollow(outage, tabs, context);
}

/** The rest before the next follower. Once there is none the recovery is over, and what still fails is planned. */
export function rest(outage: Outage, followers: readonly number[], context: Context): Outage {
  const { now } = context;
  const notBefore = notBeforeOf(outage.members);
  const tooLate = notBefore > now && notBefore > endOf(outage.plan, context);
  if (followers.length === 0 || tooLate) return replan(outage, context);
  const dueAt = Math.max(now + followerRest, notBefore, readyAt(outage, context));
  return at(outage, followers, { name: 'resting', dueAt });
}

/** Leaves out the followers that are gone or may no longer be reloaded; the same object where none is. */
export function settleRecovery(outage: Outage, phase: Recovering, context: Context): Outage {
  const followers = mayFollow(outage, phase.followers, context);
  if (followers.length === phase.followers.length) return outage;
  const { step } = phase;
  if (step.name === 'trying') return at(outage, followers, step);
  if (step.name === 'looking' && !followers.includes(step.look.tabId))
    return rest(outage, followers, context);
  return followers.length === 0 ? replan(outage, context) : at(outage, followers, step);
}

export function at(outage: Outage, followers: readonly number[], step: RecoveryStep): Outage {
  return { ...outage, phase: { name: 'recovering', followers, step } };
}

function mayFollow(outage: Outage, tabs: readonly number[], { mode }: Context): number[] {
  return tabs.filter((tabId) => {
    const member = memberOf(outage, tabId);
    return member !== undefined && !member.followed && holdOf(member, outage.plan, mode) === undefined;
  });
}
