import { keepTryingLimit } from './limits.ts';
import type { FailingPage, Outage, Run } from './outage.ts';
import type { RunEnd } from './reasons.ts';
import type { Context } from './step-interface.ts';

/** What drives the attempts: the limited automatic run, *Keep trying* in some tab, or the mode `keep`. */
export type RunKind = 'automatic' | 'keep-trying' | 'keep';

/**
 * Returns what drives the attempts now. The mode `keep` takes precedence over *Keep trying*, which takes precedence
 * over an automatic run.
 */
export function runKindOf({ pages }: Pick<Outage, 'pages'>, { mode }: Pick<Context, 'mode'>): RunKind {
  if (mode === 'keep') return 'keep';
  return pages.some(({ keepTryingSince }) => keepTryingSince !== undefined) ? 'keep-trying' : 'automatic';
}

/** Returns a run without attempts. */
export function newRun(now: number): Run {
  return { startedAt: now, attempts: 0, lastAttemptAt: undefined, backoff: 0, end: undefined };
}

/** Returns the outage with a fresh run, unless the user pressed Stop. Requests already sent still count. */
export function withFreshRun(outage: Outage, now: number): Outage {
  if (outage.run.end === 'user') return outage;
  return { ...outage, run: { ...newRun(now), lastAttemptAt: outage.run.lastAttemptAt } };
}

/** Returns what ended the run: limits end only an automatic run, Stop ends a run of any kind. */
export function runEndOf({ run }: Pick<Outage, 'run'>, kind: RunKind): RunEnd | undefined {
  return kind === 'automatic' || run.end === 'user' ? run.end : undefined;
}

/** Returns when the time of the run is over, in ms since the epoch; `Infinity` for the mode `keep`. */
export function runEndsAt(outage: Outage, context: Pick<Context, 'mode' | 'runLimit'>): number {
  const kind = runKindOf(outage, context);
  if (kind === 'keep') return Infinity;
  if (kind === 'automatic') return outage.run.startedAt + context.runLimit;
  return (
    Math.max(...outage.pages.map(({ keepTryingSince = -Infinity }) => keepTryingSince)) + keepTryingLimit
  );
}

/** Returns whether an automatic run has made all its attempts. */
export function areAttemptsSpent(outage: Outage, context: Pick<Context, 'mode' | 'attemptLimit'>): boolean {
  return runKindOf(outage, context) === 'automatic' && outage.run.attempts >= context.attemptLimit;
}

/** Returns when the next *Keep trying* expires, in ms since the epoch; `Infinity` if it was not pressed in any tab. */
export function keepTryingExpiresAt({ pages }: Pick<Outage, 'pages'>): number {
  return Math.min(...pages.map(({ keepTryingSince }) => (keepTryingSince ?? Infinity) + keepTryingLimit));
}

/** Returns the outage without *Keep trying* in tabs in which it was pressed a day ago; no automatic run replaces it. */
export function withoutExpiredKeepTrying(outage: Outage, now: number): Outage {
  if (keepTryingExpiresAt(outage) > now) return outage;
  const isExpired = ({ keepTryingSince: since }: FailingPage) =>
    since !== undefined && since + keepTryingLimit <= now;
  const pages = outage.pages.map((page) =>
    isExpired(page) ? { ...page, keepTryingSince: undefined } : page,
  );
  const goesOn = pages.some(({ keepTryingSince }) => keepTryingSince !== undefined);
  return {
    ...outage,
    pages,
    run: goesOn ? outage.run : { ...outage.run, end: outage.run.end ?? 'time-spent' },
  };
}
