import { checked, inspected, type Turn } from './attempt.ts';
import { onClock } from './clock.ts';
import { command } from './command.ts';
import type { Context } from './context.ts';
import type { Effect } from './effect.ts';
import type { OutageEvent } from './event.ts';
import { begin, failed } from './failed.ts';
import { outcomesOf, withoutExpired } from './keep-trying.ts';
import { left, withoutRecoveredTab } from './left.ts';
import type { Outage } from './outage.ts';
import { settle } from './plan.ts';
import { recovered } from './recovery.ts';
import { workerRestarted } from './restarted.ts';
import { tabActivated, tabReplaced } from './tabs.ts';
import { isForgotten, wakeUp, withoutOldBadges } from './wake-up.ts';

/** An outage, or none, and what is to be done in the world once it is written. */
export type Step = readonly [outage: Outage | undefined, effects: readonly Effect[]];

/**
 * Takes one step of a site's outage. Pure: the same outage, event and context give the same step. An event that
 * does not concern the outage returns it unchanged (the same object) and no effect.
 */
export function step(outage: Outage | undefined, event: OutageEvent, context: Context): Step {
  const steady = outage && onClock(outage, context.now);
  if (steady === undefined || steady.phase.name === 'ended') return stepWithoutPages(steady, event, context);
  const fresh = withoutOldBadges(withoutExpired(steady, context.now), context);
  const [turned, effects] = turn(fresh, event, context);
  if (turned === steady) return [steady, effects];
  const [after, news] = report(steady, turned, event, context);
  return [{ ...after, changedAt: context.now }, [...effects, ...news]];
}

/** No page of the site fails, or only what is left of an outage is known. */
function stepWithoutPages(ended: Outage | undefined, event: OutageEvent, context: Context): Step {
  if (event.kind === 'failed') return [begin(event.failure, context, ended), []];
  if (event.kind === 'worker-restarted') {
    const [first, ...others] = event.tabs.flatMap((fact) => (fact.shows === 'failure' ? fact.failure : []));
    const begun = first && begin(first, context, ended);
    return [others.reduce((all, failure) => all && failed(all, failure, context), begun) ?? ended, []];
  }
  if (ended === undefined) return [undefined, []];
  if (event.kind === 'tab-left') return [leftAfterEnd(ended, event.tabId, event.how), []];
  if (event.kind === 'tab-replaced') return [tabReplaced(ended, event.tabId, event.by), []];
  if (event.kind !== 'wake-up') return [ended, []];
  return [isForgotten(ended, context) ? undefined : withoutOldBadges(ended, context), []];
}

function leftAfterEnd(ended: Outage, tabId: number, how: Parameters<typeof left>[1]['how']): Outage {
  const rest = withoutRecoveredTab(ended, tabId, how);
  return ended.private && how === 'closed' && rest.phase.name === 'ended'
    ? { ...rest, phase: { ...rest.phase, how: 'closed' } }
    : rest;
}

function turn(outage: Outage, event: OutageEvent, context: Context): Turn {
  switch (event.kind) {
    case 'failed':
      return [failed(outage, event.failure, context), []];
    case 'recovered':
      return [recovered(outage, event, context), []];
    case 'tab-left':
      return [left(outage, event, context), []];
    case 'tab-activated':
      return [tabActivated(outage, event.tabId, context), []];
    case 'tab-replaced':
      return [tabReplaced(outage, event.tabId, event.by), []];
    case 'wake-up':
      return wakeUp(outage, context);
    case 'checked':
      return checked(outage, event, context);
    case 'inspected':
      return [inspected(outage, event, context), []];
    case 'command':
      return command(outage, event.tabId, event.command, context);
    case 'environment-changed':
      return [settle(outage, context), []];
    case 'worker-restarted':
      return [workerRestarted(outage, event.tabs, context), []];
  }
}

/** Reports how *Keep trying* ended to whoever pressed it, and the outage's end to the history. */
function report(before: Outage, after: Outage, event: OutageEvent, context: Context): Turn {
  if (after.private) return [after, []];
  let number = after.lastNumber;
  const notify = outcomesOf(before, after, event, context).map(([tabId, outcome]): Effect => {
    number += 1;
    return { kind: 'notify', tabId, number, outcome };
  });
  const remember: Effect[] =
    after.phase.name === 'ended' ? [{ kind: 'remember', record: recordOf(after, context) }] : [];
  return [number === after.lastNumber ? after : { ...after, lastNumber: number }, [...notify, ...remember]];
}

function recordOf(outage: Outage, { now }: Context) {
  const { origin, since, recoveredAt, attempts } = outage;
  return {
    origin,
    since,
    until: recoveredAt ?? now,
    end: recoveredAt === undefined ? ('left' as const) : ('back' as const),
    attempts,
  };
}
