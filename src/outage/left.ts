import type { Context } from './context.ts';
import type { Leaving } from './event.ts';
import { flightOf, land } from './flight.ts';
import { backShown, backTabsKept } from './limits.ts';
import { memberOf, withMember, withoutMember } from './member.ts';
import type { Outage } from './outage.ts';
import { followersOf, rest, settleRecovery } from './recovery.ts';
import { settle } from './settle.ts';

/** A tab's part is over without its page being back. */
export function left(outage: Outage, tabId: number, how: Leaving, context: Context): Outage {
  if (memberOf(outage, tabId) === undefined) return outage;
  const rid =
    how === 'closed' || how === 'elsewhere'
      ? withoutMember(outage, tabId)
      : withMember(outage, tabId, { bar: how });
  return flightOf(outage)?.tabId === tabId ? land(rid, context) : settle(rid, context);
}

/**
 * A failing page is well, by our reload or somebody else's: either shows that the site answers again.
 * While another page's reload is under way, that one's end is awaited.
 */
export function well(outage: Outage, tabId: number, context: Context): Outage {
  if (memberOf(outage, tabId) === undefined) return outage;
  const flight = flightOf(outage);
  const back: Outage = {
    ...withoutMember(outage, tabId),
    backAt: outage.backAt ?? context.now,
    backTabs: [...outage.backTabs, tabId].slice(-backTabsKept),
    backUntil: context.now + backShown,
  };
  if (flight !== undefined && flight.tabId !== tabId) return settle(back, context);
  const { phase } = back;
  if (phase.name === 'recovering') {
    return flight === undefined ? settleRecovery(back, phase, context) : land(back, context);
  }
  const followers = followersOf(back, context);
  return followers.length === 0 && flight === undefined
    ? settle(back, context)
    : rest(back, followers, context);
}
