import { startLoad } from './attempt.ts';
import { refusalOf } from './command-refusal.ts';
import { stopReasonOf, stopReasonOfPage } from './eligibility.ts';
import { type FailingPage, type Outage, pageOf, withPage } from './outage.ts';
import { newRun, runEndOf, runKindOf, withFreshRun } from './retry-run.ts';
import { replan, replanIfNeeded, replanWithoutDelay } from './schedule.ts';
import type { Context, OutageEvent, Transition } from './step-interface.ts';

/** Carries out a user command; a refused one leaves the outage unchanged. */
export function userCommand(
  outage: Outage,
  { tabId, command }: OutageEvent<'command'>,
  context: Context,
): Transition {
  if (command === 'stop') return [stop(outage, context), []];
  const page = pageOf(outage, tabId);
  if (page === undefined) return [outage, []];
  return command === 'keep-trying'
    ? [keepTrying(outage, page, context), []]
    : tryNow(outage, page, command === 'reload-without-cache', context);
}

/** Ends the run: nothing is sent automatically until the user asks. A pending load is not aborted. */
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
 * Loads the page once, without a preflight check and regardless of Retry-After. The load replaces an attempt in
 * progress in another tab, and a fresh run follows it unless the user had pressed Stop.
 */
function tryNow(outage: Outage, page: FailingPage, bypassCache: boolean, context: Context): Transition {
  if (refusalOf(outage, page, context) !== undefined) return [outage, []];
  const fresh = withFreshRun(withPage(outage, page.tabId, { exclusion: undefined }), context.now);
  return startLoad(fresh, page, 'command', context, bypassCache);
}

/**
 * Starts a run that lasts a day. The backoff continues, because how often a site should be requested depends on how
 * long it has been down; only the first attempt is made at once, because the user is waiting for it.
 */
function keepTrying(outage: Outage, page: FailingPage, context: Context): Outage {
  const { now } = context;
  const { phase, run } = outage;
  const asked: FailingPage = { ...page, keepTryingSince: now, exclusion: undefined, busy: undefined };
  const isPossible =
    page.exclusion !== 'discarded' && stopReasonOfPage(asked, 'keep-trying', context) === undefined;
  if (!isPossible) return outage;
  const kind = runKindOf(outage, context);
  const isRunning = kind !== 'automatic' && runEndOf(outage, kind) === undefined;
  const { backoff, lastAttemptAt } = run;
  const trying: Outage = {
    ...withPage(outage, page.tabId, asked),
    run: isRunning ? run : { ...newRun(now), backoff, lastAttemptAt },
  };
  const isIdle = phase.name === 'stopped' || (phase.name === 'paused' && phase.reason !== 'offline');
  return isIdle && context.online && stopReasonOf(trying, context) === undefined
    ? replanWithoutDelay(trying, context)
    : replanIfNeeded(trying, context);
}
