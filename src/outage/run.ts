import type { Context } from './context.ts';
import { keepTryingLimit } from './limits.ts';
import type { Outage, Run } from './outage.ts';
import type { RunEnd } from './reasons.ts';

/** What drives the attempts: the bounded automatic run, *Keep trying* in some tab, or the mode *keep*. */
export type RunKind = 'automatic' | 'keep-trying' | 'keep';

export function runKindOf({ pages }: Pick<Outage, 'pages'>, { mode }: Pick<Context, 'mode'>): RunKind {
  if (mode === 'keep') return 'keep';
  return pages.some(({ keepTryingSince }) => keepTryingSince !== undefined) ? 'keep-trying' : 'automatic';
}

/** Returns a run without attempts. */
export function newRun(now: number): Run {
  return { startedAt: now, attempts: 0, lastAttemptAt: undefined, backoff: 0, end: undefined };
}

/** Returns the outage with a fresh run, unless its user pressed Stop. What was sent before still counts. */
export function withFreshRun(outage: Outage, now: number): Outage {
  if (outage.run.end === 'user') return outage;
  return { ...outage, run: { ...newRun(now), lastAttemptAt: outage.run.lastAttemptAt } };
}

/** Returns what ended a run of this kind: only an automatic run has limits of its own. */
export function endOf({ run }: Pick<Outage, 'run'>, kind: RunKind): RunEnd | undefined {
  return kind === 'automatic' || run.end === 'user' ? run.end : undefined;
}

/** Returns when the run's time is over, in ms since the epoch; `Infinity` for the mode *keep*. */
export function runEndsAt(outage: Pick<Outage, 'pages' | 'run'>, kind: RunKind, runLimit: number): number {
  switch (kind) {
    case 'automatic':
      return outage.run.startedAt + runLimit;
    case 'keep-trying':
      return (
        Math.max(...outage.pages.map(({ keepTryingSince = -Infinity }) => keepTryingSince)) + keepTryingLimit
      );
    case 'keep':
      return Infinity;
  }
}
