import { readyAt } from './budget.ts';
import type { Context } from './context.ts';
import type { Wish } from './event.ts';
import { flightOf, reload, type Turn } from './flight.ts';
import { holdOf, isForm, memberOf, withMember } from './member.ts';
import type { Member, Outage } from './outage.ts';
import { newPlan, replan, stopReasonOf } from './plan.ts';
import { leadAtOnce, settle } from './settle.ts';

/** Does what the reader asked for in a tab; what may not be done leaves the outage as it is. */
export function wished(outage: Outage, tabId: number, wish: Wish, context: Context): Turn {
  const member = memberOf(outage, tabId);
  if (wish === 'stop') return [stop(outage, context), []];
  if (member === undefined || member.bar === 'discarded' || isForm(member)) return [outage, []];
  return wish === 'keep-trying'
    ? [keepTrying(outage, member, context), []]
    : tryNow(outage, member, wish === 'reload-without-cache', context);
}

/** Nothing is sent by itself any more until the reader asks; a reload that is under way cannot be called back. */
function stop(outage: Outage, context: Context): Outage {
  if (outage.plan.end === 'user') return outage;
  const stopped: Outage = { ...outage, plan: { ...outage.plan, end: 'user' } };
  const flight = flightOf(stopped);
  return flight === undefined ? replan(stopped, context) : { ...stopped, phase: { name: 'trying', flight } };
}

/**
 * One reload at the reader's word, without a look and whatever Retry-After says, for it is the reader's own;
 * it is none of the run's attempts. It counts in the minute's budget and is refused beyond it (`readyAt`
 * tells until when), and while another tab's reload is under way.
 */
function tryNow(outage: Outage, { tabId }: Member, bypassCache: boolean, context: Context): Turn {
  const flight = flightOf(outage);
  const busy = flight !== undefined && flight.tabId !== tabId;
  if (busy || readyAt(outage, context) > context.now) return [outage, []];
  return reload(withMember(outage, tabId, { bar: undefined }), tabId, context, bypassCache);
}

/**
 * A run at the reader's wish. The schedule goes on where it stood, for what delay is fair depends on how long
 * the site has been away; only the first attempt comes at once, because the reader is there.
 */
function keepTrying(outage: Outage, member: Member, context: Context): Outage {
  const { plan, phase } = outage;
  const running = plan.run === 'keep-trying' && plan.end === undefined;
  const wishing: Outage = {
    ...withMember(outage, member.tabId, { bar: undefined, wished: true }),
    plan: running ? plan : newPlan('keep-trying', context.now, plan.backoff),
  };
  const held = holdOf({ ...member, bar: undefined, wished: true }, wishing.plan, context.mode);
  if (held !== undefined) return outage;
  const atOnce = phase.name === 'waiting' || (phase.name === 'paused' && phase.reason !== 'offline');
  if (!atOnce || !context.online || stopReasonOf(wishing, context) !== undefined)
    return settle(wishing, context);
  return leadAtOnce(wishing, context);
}
