import type { Context } from './context.ts';
import type { EventOf } from './event.ts';
import { flightOf, land, lookOf, reload, type Turn, withFlight } from './flight.ts';
import { lookAgain } from './limits.ts';
import { withMember } from './member.ts';
import type { Look, Outage } from './outage.ts';
import { earliest, pause } from './plan.ts';
import { at, rest } from './recovery.ts';

type Answer = Pick<EventOf<'looked'>, 'number' | 'verdict'>;

/** The answer to a look. One to a look that nobody waits for any more does nothing. */
export function looked(outage: Outage, answer: Answer, context: Context): Turn {
  const flight = flightOf(outage);
  if (flight?.look === answer.number) {
    return answer.verdict === 'loading'
      ? [withFlight(outage, { ...flight, look: undefined }), []]
      : [land(outage, context), []];
  }
  const look = lookOf(outage);
  if (look?.number !== answer.number) return [outage, []];
  return outage.phase.name === 'recovering'
    ? lookedAtFollower(outage, outage.phase.followers, look, answer, context)
    : lookedAtLeader(outage, look, answer, context);
}

function lookedAtLeader(outage: Outage, { tabId }: Look, { verdict }: Answer, context: Context): Turn {
  const { now, online } = context;
  const reason = !online ? 'offline' : verdict;
  if (reason !== 'free') return [pause(outage, reason, online ? tabId : undefined, context), []];
  const dueAt = earliest(outage, context);
  if (dueAt > now) return [{ ...outage, phase: { name: 'counting', dueAt } }, []];
  const plan = { ...outage.plan, attempts: outage.plan.attempts + 1 };
  return reload({ ...outage, plan }, tabId, context);
}

/** A follower is reloaded only where that disturbs nobody; there is no waiting for it, the site is back. */
function lookedAtFollower(
  outage: Outage,
  followers: readonly number[],
  { tabId }: Look,
  { verdict }: Answer,
  context: Context,
): Turn {
  const dueAt = context.online ? earliest(outage, context) : context.now + lookAgain;
  if (verdict === 'free') {
    return dueAt > context.now
      ? [at(outage, followers, { name: 'resting', dueAt }), []]
      : reload(withMember(outage, tabId, { followed: true }), tabId, context);
  }
  const others = followers.filter((follower) => follower !== tabId);
  const bar = verdict === 'loading' ? undefined : 'in-use';
  return [rest(withMember(outage, tabId, { bar }), others, context), []];
}
