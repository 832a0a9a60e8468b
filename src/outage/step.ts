import { checked, inspected } from './attempt.ts';
import { withClockSetBack } from './clock.ts';
import type { Outage } from './outage.ts';
import { withReports } from './outage-reports.ts';
import { pageFailed, startOutage } from './page-failed.ts';
import { withoutExpiredKeepTrying } from './retry-run.ts';
import { replanIfNeeded } from './schedule.ts';
import type { Context, Effect, EventKind, Failure, OutageEvent, Transition } from './step-interface.ts';
import { recovered, tabActivated, tabLeft, tabReplaced, workerRestarted } from './tab-events.ts';
import { userCommand } from './user-commands.ts';
import { isForgotten, wakeUp, withoutExpiredBadges } from './wake-up.ts';

/** The handlers of each kind of event while at least one page of the site is failing. */
const handlers: {
  readonly [K in EventKind]: (outage: Outage, event: OutageEvent<K>, context: Context) => Outage | Transition;
} = {
  failed: (outage, { failure }, context) => pageFailed(outage, failure, context),
  recovered,
  'tab-left': tabLeft,
  'tab-activated': tabActivated,
  'tab-replaced': tabReplaced,
  'wake-up': (outage, _, context) => wakeUp(outage, context),
  checked,
  inspected,
  command: userCommand,
  'environment-changed': (outage, _, context) => replanIfNeeded(outage, context),
  'worker-restarted': workerRestarted,
};

/**
 * Takes one step of a site's outage; an undefined outage means that there is none. Pure: the same outage, event and
 * context give the same result, which is the next outage and the effects to run once it is written. An event that does
 * not concern the outage returns it unchanged (the same object) and no effect.
 */
export function step(
  outage: Outage | undefined,
  event: OutageEvent,
  context: Context,
): readonly [outage: Outage | undefined, effects: readonly Effect[]] {
  const before = outage && withClockSetBack(outage, context.now);
  if (before === undefined || before.phase.name === 'ended') {
    return [stepWithoutFailingPages(before, event, context), []];
  }
  const current = withoutExpiredBadges(withoutExpiredKeepTrying(before, context.now), context);
  const [after, effects] = handle(current, event, context);
  if (after === before) return [before, effects];
  const [reported, reports] = withReports(before, after, event, context);
  return [{ ...reported, changedAt: context.now }, [...effects, ...reports]];
}

function handle<K extends EventKind>(outage: Outage, event: OutageEvent<K>, context: Context): Transition {
  const result = handlers[event.kind](outage, event, context);
  return 'phase' in result ? [result, []] : result;
}

/** Handles an event while no page of the site is failing: before an outage has started, or after it has ended. */
function stepWithoutFailingPages(
  ended: Outage | undefined,
  event: OutageEvent,
  context: Context,
): Outage | undefined {
  const [first, ...others] = failuresIn(event);
  if (first !== undefined) {
    const started = startOutage(first, context, ended);
    return others.reduce((outage, failure) => pageFailed(outage, failure, context), started);
  }
  if (ended === undefined) return undefined;
  if (event.kind === 'tab-left') return tabLeft(ended, event, context);
  if (event.kind === 'tab-replaced') return tabReplaced(ended, event);
  if (event.kind !== 'wake-up') return ended;
  return isForgotten(ended, context) ? undefined : withoutExpiredBadges(ended, context);
}

function failuresIn(event: OutageEvent): readonly Failure[] {
  if (event.kind === 'failed') return [event.failure];
  if (event.kind !== 'worker-restarted') return [];
  return event.tabs.flatMap((tab) => (tab.shows === 'failure' ? tab.failure : []));
}
