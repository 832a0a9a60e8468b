import type { RetryMode } from '../settings/settings.ts';
import { readyAt } from './budget.ts';
import type { Context } from './context.ts';
import { flightOf, lookOf } from './flight.ts';
import { holdOf, leaderOf, memberOf } from './member.ts';
import type { Member, Outage, PauseReason, Run, StopReason } from './outage.ts';
import { endOf, reasonFor } from './plan.ts';

/** What an outage means for one of its tabs. */
export type Standing =
  | { readonly name: 'waiting'; readonly reason: StopReason }
  /** `leads`: this tab makes the attempt, else another does on its behalf. */
  | { readonly name: 'counting'; readonly dueAt: number; readonly leads: boolean }
  | { readonly name: 'trying'; readonly leads: boolean }
  | { readonly name: 'paused'; readonly reason: PauseReason }
  /** The site is back and this tab's turn to be reloaded comes. */
  | { readonly name: 'following' }
  | { readonly name: 'back' };

/** What is told of an outage in one of its tabs. Times in ms since the epoch. */
export interface Summary {
  readonly standing: Standing;
  readonly run: Run;
  /** Attempts the run has made; with one under way, that one included. */
  readonly attempts: number;
  /** When the run's time is over. */
  readonly runEndsAt: number;
  readonly since: number;
  /** This page's Retry-After. */
  readonly retryAfter: number | undefined;
  /** Until when the minute's budget refuses a click on *Try again now*; now or earlier where it does not. */
  readonly readyAt: number;
}

/** What is told of the outage in a tab; undefined if the tab has no part in it. */
export function summaryOf(
  outage: Outage,
  tabId: number,
  context: Pick<Context, 'now' | 'mode' | 'runLimit' | 'sentElsewhere'>,
): Summary | undefined {
  const member = memberOf(outage, tabId);
  const standing = member
    ? standingOf(outage, member, context)
    : outage.backTabs.includes(tabId) && ({ name: 'back' } as const);
  if (!standing) return undefined;
  return {
    standing,
    run: outage.plan.run,
    attempts: outage.plan.attempts,
    runEndsAt: endOf(outage.plan, context),
    since: outage.since,
    retryAfter: member?.notBefore,
    readyAt: readyAt(outage, context),
  };
}

function standingOf(outage: Outage, member: Member, { mode }: { mode: RetryMode }): Standing {
  const { phase } = outage;
  const { tabId } = member;
  const busy = flightOf(outage) ?? lookOf(outage);
  if (busy?.tabId === tabId) return { name: 'trying', leads: true };
  // A page that the run may not reload has its own reason, whatever the others of the site are at.
  const hold = holdOf(member, outage.plan, mode);
  if (hold !== undefined) return { name: 'waiting', reason: reasonFor(outage, member, hold) };
  switch (phase.name) {
    case 'waiting':
      return { name: 'waiting', reason: reasonFor(outage, member, outage.plan.end ?? phase.reason) };
    case 'counting':
      return { name: 'counting', dueAt: phase.dueAt, leads: leaderOf(outage, mode)?.tabId === tabId };
    case 'paused':
      return { name: 'paused', reason: phase.reason };
    case 'recovering':
      return { name: 'following' };
    default:
      return { name: 'trying', leads: false };
  }
}
