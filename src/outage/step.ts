import { bell, withoutOldNews } from './bell.ts';
import { onClock } from './clock.ts';
import type { Context } from './context.ts';
import { planDueAtOf } from './due.ts';
import type { Effect } from './effect.ts';
import type { OutageEvent } from './event.ts';
import { begin, failed } from './failed.ts';
import type { Turn } from './flight.ts';
import { left, well } from './left.ts';
import { looked } from './looked.ts';
import { tell } from './news.ts';
import type { Outage } from './outage.ts';
import { settle } from './settle.ts';
import { fronted, replaced } from './tabs.ts';
import { wished } from './wished.ts';
import { woke } from './woke.ts';

/** An outage, or none, and what is to be done in the world once it is written. */
export type Step = readonly [outage: Outage | undefined, effects: readonly Effect[]];

/**
 * One step in the life of a site's outage. Pure: the same outage, event and context give the same step.
 * An event that does not concern the outage gives it back unchanged (the same object) and no effect.
 */
export function step(outage: Outage | undefined, event: OutageEvent, context: Context): Step {
  const steady = outage && onClock(outage, context.now);
  if (steady === undefined || steady.phase.name === 'ended') return stepWithout(steady, event, context);
  const [turned, effects] = turn(steady, event, context);
  if (turned === steady) return [steady, effects];
  const [after, news] = tell(steady, turned, context);
  return [{ ...after, changedAt: context.now }, [...effects, ...news]];
}

/** There is no outage, or only what is left of one. */
function stepWithout(ended: Outage | undefined, event: OutageEvent, context: Context): Step {
  if (event.kind === 'failed') return [begin(event.failure, context, ended), []];
  if (event.kind === 'woke') {
    const [first, ...others] = event.tabs.flatMap((fact) => (fact.shows === 'failure' ? fact.failure : []));
    const begun = first && begin(first, context, ended);
    return [others.reduce((all, failure) => all && failed(all, failure, context), begun) ?? ended, []];
  }
  if (ended === undefined || event.kind !== 'bell') return [ended, []];
  const forgotten = (planDueAtOf(ended) ?? 0) <= context.now;
  return [forgotten ? undefined : withoutOldNews(ended, context), []];
}

function turn(outage: Outage, event: OutageEvent, context: Context): Turn {
  switch (event.kind) {
    case 'failed':
      return [failed(outage, event.failure, context), []];
    case 'well':
      return [well(outage, event.tabId, context), []];
    case 'left':
      return [left(outage, event.tabId, event.how, context), []];
    case 'fronted':
      return [fronted(outage, event.tabId, context), []];
    case 'replaced':
      return [replaced(outage, event.tabId, event.by), []];
    case 'bell':
      return bell(outage, context);
    case 'looked':
      return looked(outage, event, context);
    case 'wished':
      return wished(outage, event.tabId, event.wish, context);
    case 'context':
      return [settle(outage, context), []];
    case 'woke':
      return [woke(outage, event.tabs, context), []];
  }
}
