import { load, type Turn } from './attempt.ts';
import { readyAt } from './budget.ts';
import type { Context } from './context.ts';
import type { Command } from './event.ts';
import { attemptTimeout } from './limits.ts';
import type { FailingPage, Outage } from './outage.ts';
import { holdOf, pageOf, withPage } from './page.ts';
import { replan, resumeAtOnce, settle, stopReasonOf } from './plan.ts';
import { endOf, newRun, runKindOf, withFreshRun } from './run.ts';

/**
 * Why *Try again now* would send nothing. `on-its-way`: an attempt in this very tab is less than a minute old.
 * `too-many`: the minute's budget is spent. `until` in ms since the epoch.
 */
export type Refusal =
  | { readonly reason: 'form' | 'discarded' }
  | { readonly reason: 'on-its-way' | 'too-many'; readonly until: number };

/** Returns why a command to load this page now would be refused; undefined where it would be carried out. */
export function refusalOf(
  outage: Outage,
  page: FailingPage,
  context: Pick<Context, 'now' | 'sentElsewhere'>,
): Refusal | undefined {
  if (page.request === 'form') return { reason: 'form' };
  if (page.exclusion === 'discarded') return { reason: 'discarded' };
  const { loadSince } = page;
  if (loadSince !== undefined && context.now < loadSince + attemptTimeout)
    return { reason: 'on-its-way', until: loadSince + attemptTimeout };
  // The loads that pages make by themselves are no reason to refuse their user.
  const until = readyAt({ sent: outage.ownSent }, context);
  return until > context.now ? { reason: 'too-many', until } : undefined;
}

/** Does what the user asked for in a tab; what may not be done leaves the outage as it is. */
export function command(outage: Outage, tabId: number, asked: Command, context: Context): Turn {
  if (asked === 'stop') return [stop(outage, context), []];
  const page = pageOf(outage, tabId);
  if (page === undefined) return [outage, []];
  return asked === 'keep-trying'
    ? [keepTrying(outage, page, context), []]
    : tryNow(outage, page, asked === 'reload-without-cache', context);
}

/** Nothing is sent automatically until the user asks; a load that is under way cannot be called back. */
function stop(outage: Outage, context: Context): Outage {
  if (outage.run.end === 'user') return outage;
  const stopped: Outage = {
    ...outage,
    pages: outage.pages.map((page) => ({ ...page, keepTryingSince: undefined })),
    run: { ...outage.run, end: 'user' },
    followers: [],
  };
  return stopped.phase.name === 'loading' ? stopped : replan(stopped, context);
}

/**
 * One load at the user's word, without a check and whatever Retry-After says. It takes the place of an attempt that
 * is under way in another tab, and after it a fresh run begins, unless the user had pressed Stop.
 */
function tryNow(outage: Outage, page: FailingPage, bypassCache: boolean, context: Context): Turn {
  if (refusalOf(outage, page, context) !== undefined) return [outage, []];
  const fresh = withFreshRun(withPage(outage, page.tabId, { exclusion: undefined }), context.now);
  return load(fresh, page, 'command', context, bypassCache);
}

/**
 * A run at the user's word. The backoff goes on where it stood, because how often a site should be asked depends on
 * how long it has been down; only the first attempt comes at once, because the user is there.
 */
function keepTrying(outage: Outage, page: FailingPage, context: Context): Outage {
  const { now } = context;
  const { phase, run } = outage;
  const asked: FailingPage = { ...page, keepTryingSince: now, exclusion: undefined, busy: undefined };
  const isKept = page.exclusion !== 'discarded' && holdOf(asked, 'keep-trying', context) === undefined;
  if (!isKept) return outage;
  const kind = runKindOf(outage, context);
  const isRunning = kind !== 'automatic' && endOf(outage, kind) === undefined;
  const { backoff, lastAttemptAt } = run;
  const trying: Outage = {
    ...withPage(outage, page.tabId, asked),
    run: isRunning ? run : { ...newRun(now), backoff, lastAttemptAt },
  };
  const isIdle = phase.name === 'stopped' || (phase.name === 'paused' && phase.reason !== 'offline');
  return isIdle && context.online && stopReasonOf(trying, context) === undefined
    ? resumeAtOnce(trying, context)
    : settle(trying, context);
}
