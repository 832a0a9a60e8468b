import { spend } from './budget.ts';
import type { Context } from './context.ts';
import type { Effect } from './effect.ts';
import { lookAgain } from './limits.ts';
import type { Flight, Look, Outage } from './outage.ts';
import { replan } from './plan.ts';
import { at, rest } from './recovery.ts';

/** An outage after a step, and what the step wants done. */
export type Turn = readonly [outage: Outage, effects: readonly Effect[]];

/** The reload that is under way, of the leader or a follower. */
export function flightOf({ phase }: Outage): Flight | undefined {
  if (phase.name === 'trying') return phase.flight;
  return phase.name === 'recovering' && phase.step.name === 'trying' ? phase.step.flight : undefined;
}

/** The look that a reload is waiting for. */
export function lookOf({ phase }: Outage): Look | undefined {
  if (phase.name === 'looking') return phase.look;
  return phase.name === 'recovering' && phase.step.name === 'looking' ? phase.step.look : undefined;
}

/** Looks at a page before it is reloaded. */
export function look(outage: Outage, tabId: number, { now }: Context): Turn {
  const number = outage.lastNumber + 1;
  const step = { name: 'looking', look: { number, tabId, since: now } } as const;
  const { phase } = outage;
  const looking: Outage =
    phase.name === 'recovering' ? at(outage, phase.followers, step) : { ...outage, phase: step };
  return [{ ...looking, lastNumber: number }, [{ kind: 'look', tabId, number }]];
}

/** Reloads a page: the one place where a request to the site is made. */
export function reload(outage: Outage, tabId: number, { now }: Context, bypassCache = false): Turn {
  const number = outage.lastNumber + 1;
  const flight: Flight = { number, tabId, since: now, lookAt: now + lookAgain, look: undefined };
  const flown: Outage = {
    ...withFlight(outage, flight),
    lastNumber: number,
    attempts: outage.attempts + 1,
    sent: spend(outage.sent, now),
  };
  return [flown, [{ kind: 'reload', tabId, number, bypassCache }]];
}

/** The outage with this reload under way. In a recovery its tab is no longer one that is still to come. */
export function withFlight(outage: Outage, flight: Flight): Outage {
  const { phase } = outage;
  const step = { name: 'trying', flight } as const;
  if (phase.name !== 'recovering') return { ...outage, phase: step };
  return at(
    outage,
    phase.followers.filter((tabId) => tabId !== flight.tabId),
    step,
  );
}

/** Asks whether the tab is still loading, for the end of its reload may have been missed. */
export function lookAtFlight(outage: Outage, flight: Flight, { now }: Context): Turn {
  const number = outage.lastNumber + 1;
  const watched = withFlight(outage, { ...flight, lookAt: now + lookAgain, look: number });
  return [{ ...watched, lastNumber: number }, [{ kind: 'look', tabId: flight.tabId, number }]];
}

/** The reload is over and did not bring its page back. */
export function land(outage: Outage, context: Context): Outage {
  return outage.phase.name === 'recovering'
    ? rest(outage, outage.phase.followers, context)
    : replan(outage, context);
}
