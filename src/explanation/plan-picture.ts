import type { Summary } from '../outage/summary.ts';
import type { Message } from './message.ts';

/** An attempt in the picture of the plan: it failed, brought the page back, is under way, comes next or later. */
export type Attempt = 'failed' | 'good' | 'now' | 'next' | 'later';

/** The attempts so far and what comes next, and the same in words. */
export interface Plan {
  readonly attempts: readonly Attempt[];
  readonly caption: Message;
}

/** How many are drawn of a plan without an end: the latest that were made, and some of those to come. */
const openPlan = { made: 8, later: 3 };

/** The plan of a run; undefined where none was made and none comes. */
export function planOf({ standing, kind, attempts }: Summary, attemptLimit: number): Plan | undefined {
  const { name } = standing;
  const goesOn = name === 'scheduled' || name === 'loading' || name === 'paused';
  if (!goesOn) return attempts > 0 ? madePlan(attempts) : undefined;
  const underWay = name === 'loading' && attempts > 0;
  const made = underWay ? attempts - 1 : attempts;
  const number = { count: made + 1 };
  const limit = Math.max(attemptLimit, made + 1);
  const automatic = kind === 'automatic';
  const shown = automatic ? made : Math.min(made, openPlan.made);
  const later = automatic ? limit - made - 1 : openPlan.later;
  const tense = underWay ? 'now' : 'next';
  return {
    attempts: [...row('failed', shown), tense, ...row('later', later)],
    caption: automatic
      ? { key: `plan_${tense}`, values: [number, { count: limit }] }
      : { key: `plan_${tense}_open`, values: [number] },
  };
}

/** Attempts that were made; `back`: the last one brought the page. */
export function madePlan(attempts: number, back = false): Plan {
  const failed = row('failed', Math.min(openPlan.made, attempts - (back ? 1 : 0)));
  return {
    attempts: back ? [...failed, 'good'] : failed,
    caption: { key: 'plan_made', values: [{ plural: attempts }] },
  };
}

function row(attempt: Attempt, length: number): readonly Attempt[] {
  return Array.from({ length }, () => attempt);
}
