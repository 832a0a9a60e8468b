import { attemptOf } from './attempt.ts';
import { type Refusal, refusalOf } from './command.ts';
import type { Context } from './context.ts';
import type { FailingPage, Outage } from './outage.ts';
import { eligiblePages, holdOf, isRestarting, leaderOf, notBeforeOf, pageOf } from './page.ts';
import { reasonFor } from './plan.ts';
import type { PauseReason, StopReason } from './reasons.ts';
import { endOf, type RunKind, runEndsAt, runKindOf } from './run.ts';

/** What an outage means for one of its tabs. */
export type Standing =
  | { readonly name: 'stopped'; readonly reason: StopReason }
  /** `leads`: this tab makes the attempt, otherwise another one does on its behalf. */
  | { readonly name: 'scheduled'; readonly dueAt: number; readonly leads: boolean }
  | { readonly name: 'loading'; readonly leads: boolean }
  | { readonly name: 'paused'; readonly reason: PauseReason }
  /** The site is back, and this tab's turn to be loaded will come. */
  | { readonly name: 'following' }
  | { readonly name: 'recovered' };

/** What one tab's user is told about an outage. Times in ms since the epoch. */
export interface Summary {
  readonly standing: Standing;
  readonly kind: RunKind;
  /** Attempts that the run has made; including one that is under way. */
  readonly attempts: number;
  /** When the run's time is over; `Infinity` for the mode *keep*. */
  readonly runEndsAt: number;
  readonly since: number;
  /** This page's Retry-After. */
  readonly retryAfter: number | undefined;
  /** It failed at its gateway, and now gives what a starting deployment gives. */
  readonly restarting: boolean;
  /** A shared cache answered with a stored error. */
  readonly storedAnswer: boolean;
  /** Why *Try again now* would send nothing at the moment. */
  readonly refusal: Refusal | undefined;
}

/** What a summary depends on besides the outage. */
export type SummaryContext = Pick<Context, 'now' | 'mode' | 'retryClass' | 'runLimit' | 'sentElsewhere'>;

/** Returns what is told about the outage in a tab; undefined if the tab has no part in it. */
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
    runEndsAt: runEndsAt(outage, kind, context.runLimit),
    since: outage.since,
    retryAfter: page && retryAfterOf(outage, page, standing),
    restarting: page !== undefined && isRestarting(page),
    storedAnswer: page?.storedAnswer ?? false,
    refusal: page && refusalOf(outage, page, context),
  };
}

/** The site's, where that is what the page waits for. */
function retryAfterOf(outage: Outage, page: FailingPage, standing: Standing): number | undefined {
  const isSites = standing.name === 'stopped' && standing.reason === 'retry-after-too-late';
  return isSites ? notBeforeOf(outage.pages) : page.notBefore;
}

function standingOf(outage: Outage, page: FailingPage, context: SummaryContext): Standing {
  const { phase } = outage;
  const { tabId } = page;
  const attempt = attemptOf(outage);
  if (attempt?.tabId === tabId) return { name: 'loading', leads: true };
  // A page that the run may not reload has a reason of its own, whatever the others of the site are doing.
  const kind = runKindOf(outage, context);
  const hold = holdOf(page, kind, context);
  if (hold !== undefined) return { name: 'stopped', reason: reasonFor(outage, page, hold) };
  if (outage.followers.includes(tabId)) return { name: 'following' };
  switch (phase.name) {
    case 'stopped':
      return { name: 'stopped', reason: reasonFor(outage, page, endOf(outage, kind) ?? phase.reason) };
    case 'scheduled':
      return {
        name: 'scheduled',
        dueAt: phase.dueAt,
        leads: phase.purpose === 'retry' && isLeader(outage, page, context),
      };
    case 'paused':
      return { name: 'paused', reason: phase.reason };
    default:
      return { name: 'loading', leads: false };
  }
}

function isLeader(outage: Outage, { tabId }: FailingPage, context: SummaryContext): boolean {
  return leaderOf(eligiblePages(outage, context))?.tabId === tabId;
}
