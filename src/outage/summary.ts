import { type Refusal, refusalOf } from './command-refusal.ts';
import {
  eligiblePages,
  isRestarting,
  leaderOf,
  notBeforeOf,
  reasonAfterRecovery,
  stopReasonOfPage,
} from './eligibility.ts';
import { attemptOf, type FailingPage, type Outage, pageOf } from './outage.ts';
import type { PauseReason, StopReason } from './reasons.ts';
import { type RunKind, runEndOf, runEndsAt, runKindOf } from './retry-run.ts';
import type { Context } from './step-interface.ts';

/** What an outage means for one of its tabs. Times in ms since the epoch. */
export type Standing =
  | { readonly name: 'stopped'; readonly reason: StopReason }
  /** `leads`: the attempt is made in this tab, otherwise in another tab on its behalf. */
  | { readonly name: 'scheduled'; readonly dueAt: number; readonly leads: boolean }
  | { readonly name: 'loading'; readonly leads: boolean }
  | { readonly name: 'paused'; readonly reason: PauseReason }
  /** The site is back, and this tab will be loaded in its turn. */
  | { readonly name: 'following' }
  | { readonly name: 'recovered' };

/** What the user sees about an outage in one tab. Times in ms since the epoch. */
export interface Summary {
  readonly standing: Standing;
  readonly kind: RunKind;
  /** Attempts that the run has made, including one that is under way. */
  readonly attempts: number;
  /** When the time of the run is over; `Infinity` for the mode `keep`. */
  readonly runEndsAt: number;
  readonly since: number;
  /** Until when the page asks not to be requested, or the site if its Retry-After stopped the run. */
  readonly retryAfter: number | undefined;
  /** The page failed at its gateway, and now answers as a starting deployment does. */
  readonly restarting: boolean;
  /** A shared cache answered with a stored error. */
  readonly storedAnswer: boolean;
  /** Why *Try again now* would send nothing at the moment. */
  readonly refusal: Refusal | undefined;
}

/** What a summary depends on besides the outage. */
export type SummaryContext = Pick<Context, 'now' | 'mode' | 'retryClass' | 'runLimit' | 'sentElsewhere'>;

/** Returns what the user sees about the outage in a tab; undefined if the tab has no part in it. */
export function summaryOf(outage: Outage, tabId: number, context: SummaryContext): Summary | undefined {
  const page = pageOf(outage, tabId);
  const standing = page
    ? standingOf(outage, page, context)
    : outage.recoveredTabs.includes(tabId) && ({ name: 'recovered' } as const);
  if (!standing) return undefined;
  const kind = runKindOf(outage, context);
  return {
    standing,
    kind,
    attempts: outage.run.attempts,
    runEndsAt: runEndsAt(outage, context),
    since: outage.since,
    retryAfter: page && retryAfterOf(outage, page, standing),
    restarting: page !== undefined && isRestarting(page),
    storedAnswer: page?.storedAnswer ?? false,
    refusal: page && refusalOf(outage, page, context),
  };
}

function retryAfterOf(outage: Outage, page: FailingPage, standing: Standing): number | undefined {
  const isOfSite = standing.name === 'stopped' && standing.reason === 'retry-after-too-late';
  return isOfSite ? notBeforeOf(outage.pages) : page.notBefore;
}

function standingOf(outage: Outage, page: FailingPage, context: SummaryContext): Standing {
  const { phase } = outage;
  const { tabId } = page;
  if (attemptOf(outage)?.tabId === tabId) return { name: 'loading', leads: true };
  // A page that may not be reloaded has its own reason, whatever the other pages of the site are doing.
  const kind = runKindOf(outage, context);
  const ownReason = stopReasonOfPage(page, kind, context);
  if (ownReason !== undefined) {
    return { name: 'stopped', reason: reasonAfterRecovery(outage, page, ownReason) };
  }
  if (outage.followers.includes(tabId)) return { name: 'following' };
  switch (phase.name) {
    case 'stopped': {
      const reason = runEndOf(outage, kind) ?? phase.reason;
      return { name: 'stopped', reason: reasonAfterRecovery(outage, page, reason) };
    }
    case 'scheduled': {
      const leader = phase.purpose === 'retry' ? leaderOf(eligiblePages(outage, context)) : undefined;
      return { name: 'scheduled', dueAt: phase.dueAt, leads: leader?.tabId === tabId };
    }
    case 'paused':
      return { name: 'paused', reason: phase.reason };
    default:
      return { name: 'loading', leads: false };
  }
}
