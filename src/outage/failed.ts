import { spend } from './budget.ts';
import type { Context } from './context.ts';
import type { Failure } from './event.ts';
import { flightOf, land, lookOf } from './flight.ts';
import { isSameDocument, memberOf, withMember, withoutMember } from './member.ts';
import type { Member, Outage } from './outage.ts';
import { endOf, newPlan, replan } from './plan.ts';
import { rest } from './recovery.ts';
import { settle } from './settle.ts';

/** The first page of a site failed. What was sent within the last minute still counts. */
export function begin(failure: Failure, context: Context, earlier: Outage | undefined): Outage {
  const { now, site } = context;
  const outage: Outage = {
    ...site,
    version: 1,
    since: now,
    members: [{ ...failure, bar: undefined, wished: false, followed: false }],
    plan: newPlan('automatic', now),
    phase: { name: 'waiting', reason: 'only-when-asked' },
    changedAt: now,
    lastNumber: earlier?.lastNumber ?? 0,
    attempts: 0,
    sent: earlier?.sent ?? [],
    backAt: undefined,
    backTabs: [],
    backUntil: now,
  };
  return replan(outage, context);
}

/** A page failed, or more became known of one that had. */
export function failed(outage: Outage, failure: Failure, context: Context): Outage {
  const member = memberOf(outage, failure.tabId);
  if (member && isSameDocument(member, failure)) {
    const again = { ...failure, seenAt: Math.max(member.seenAt, failure.seenAt) };
    return settle(isKnown(again, member) ? outage : withMember(outage, failure.tabId, again), context);
  }
  const wished = member?.wished === true;
  const followed = member?.followed === true;
  if (flightOf(outage)?.tabId === failure.tabId) {
    return land(withFailure(outage, { ...failure, bar: undefined, wished, followed }), context);
  }
  return failedUnasked(outage, failure, member, context);
}

/** Nothing new was told, so that the outage is left as it is and need not be written. */
function isKnown(failure: Failure, member: Member): boolean {
  return (Object.keys(failure) as (keyof Failure)[]).every((key) => failure[key] === member[key]);
}

/**
 * A page failed at somebody else's request: the reader's, the page's or the browser's. Such a request is not
 * forbidden, but one that asks the site again counts. The wish to keep trying covers a caution that it knew.
 */
function failedUnasked(
  outage: Outage,
  failure: Failure,
  member: Member | undefined,
  context: Context,
): Outage {
  const wished = member?.wished === true && member.caution === failure.caution;
  const followed = member?.followed === true;
  const sent = member === undefined ? outage.sent : spend(outage.sent, context.now);
  const failing = renewed(
    withFailure({ ...outage, sent }, { ...failure, bar: undefined, wished, followed }),
    context,
  );
  const { phase } = failing;
  const looked = (phase.name === 'paused' ? phase : lookOf(failing))?.tabId === failure.tabId;
  if (phase.name === 'recovering') {
    const followers = phase.followers.filter((tabId) => tabId !== failure.tabId);
    return looked
      ? rest(failing, followers, context)
      : settle({ ...failing, phase: { ...phase, followers } }, context);
  }
  return looked ? replan(failing, context) : settle(failing, context);
}

/** A run whose time is over begins again with a page that fails anew; but never after the reader's Stop. */
function renewed(outage: Outage, context: Context): Outage {
  const { plan } = outage;
  const over = plan.end !== 'user' && context.now > endOf(plan, context);
  return over && flightOf(outage) === undefined
    ? { ...outage, plan: newPlan('automatic', context.now) }
    : outage;
}

function withFailure(outage: Outage, member: Member): Outage {
  const others = withoutMember(outage, member.tabId);
  return {
    ...others,
    members: [...others.members, member],
    backTabs: outage.backTabs.filter((tabId) => tabId !== member.tabId),
  };
}
