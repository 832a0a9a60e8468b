import type { Context } from './context.ts';
import { flightOf, lookOf, withFlight } from './flight.ts';
import { memberOf, withMember, withoutMember } from './member.ts';
import type { Outage } from './outage.ts';
import { at } from './recovery.ts';
import { settle } from './settle.ts';

/** The tab came in front: from now on it leads, if a run may reload it. */
export function fronted(outage: Outage, tabId: number, context: Context): Outage {
  if (memberOf(outage, tabId) === undefined) return outage;
  return settle(withMember(outage, tabId, { seenAt: context.now }), context);
}

/** The browser gave a tab another id; whatever was under way goes on in it. */
export function replaced(outage: Outage, tabId: number, by: number): Outage {
  if (tabId === by || memberOf(outage, tabId) === undefined) return outage;
  const renamed = withMember(withoutMember(outage, by), tabId, { tabId: by });
  const look = lookOf(renamed);
  const flight = flightOf(renamed);
  const { phase } = renamed;
  const followed: Outage =
    phase.name === 'recovering'
      ? at(
          renamed,
          phase.followers.filter((id) => id !== by).map((id) => (id === tabId ? by : id)),
          phase.step,
        )
      : renamed;
  if (flight?.tabId === tabId) return withFlight(followed, { ...flight, tabId: by });
  if (look?.tabId !== tabId) return followed;
  const step = { name: 'looking', look: { ...look, tabId: by } } as const;
  return followed.phase.name === 'recovering'
    ? at(followed, followed.phase.followers, step)
    : { ...followed, phase: step };
}
