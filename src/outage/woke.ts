import type { Context } from './context.ts';
import type { TabFact } from './event.ts';
import { failed } from './failed.ts';
import { flightOf, land, lookOf } from './flight.ts';
import { left, well } from './left.ts';
import type { Outage } from './outage.ts';
import { rest } from './recovery.ts';
import { leadAtOnce, settle } from './settle.ts';

/**
 * Brings the outage in line with what the tabs show after the worker was away. A look that was under way is
 * made again. A reload whose tab is not loading ended unseen or never began: it counts as failed and the next
 * one comes by the plan, never blindly.
 */
export function woke(outage: Outage, tabs: readonly TabFact[], context: Context): Outage {
  const shown = new Map(
    tabs.map((fact) => [fact.shows === 'failure' ? fact.failure.tabId : fact.tabId, fact]),
  );
  const closed = outage.members.filter(({ tabId }) => !shown.has(tabId));
  const flight = flightOf(outage);
  // First what fails: an outage whose last known page is gone or well has ended, and takes no other.
  const failing = tabs.filter(({ shows }) => shows === 'failure');
  const others = tabs.filter(({ shows }) => shows !== 'failure');
  const all = failing.reduce((rest, fact) => learn(rest, fact, context), outage);
  const open = closed.reduce((rest, { tabId }) => left(rest, tabId, 'closed', context), all);
  const known = others.reduce((rest, fact) => learn(rest, fact, context), open);
  const going = flightOf(known);
  const lost =
    going !== undefined && going.number === flight?.number && shown.get(going.tabId)?.shows !== 'loading';
  return lost ? land(known, context) : withoutLook(settle(known, context), context);
}

function learn(outage: Outage, fact: TabFact, context: Context): Outage {
  switch (fact.shows) {
    case 'failure':
      return failed(outage, fact.failure, context);
    case 'well':
      return well(outage, fact.tabId, context);
    case 'elsewhere':
    case 'discarded':
      return left(outage, fact.tabId, fact.shows, context);
    case 'loading':
      return outage;
  }
}

function withoutLook(outage: Outage, context: Context): Outage {
  if (lookOf(outage) === undefined) return outage;
  return outage.phase.name === 'recovering'
    ? rest(outage, outage.phase.followers, context)
    : leadAtOnce(outage, context);
}
