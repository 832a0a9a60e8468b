import type { Summary } from '../outage/summary.ts';
import type { Message } from './message.ts';

/** An attempt as drawn: failed, successful (`good`), in progress (`now`), next or later. */
export type Attempt = 'failed' | 'good' | 'now' | 'next' | 'later';

/** The attempts made and still to come, with a caption. */
export interface Plan {
  readonly attempts: readonly Attempt[];
  readonly caption: Message;
}

/** How many attempts are drawn for a run without a limit: the latest ones made, and some of those to come. */
const unlimited = { made: 8, later: 3 };

/** Returns the plan of a run; undefined if no attempt was made and none is scheduled. */
export function planOf({ standing, kind, attempts }: Summary, attemptLimit: number): Plan | undefined {
  const { name } = standing;
  const continues = name === 'scheduled' || name === 'loading' || name === 'paused';
  if (!continues) return attempts > 0 ? finishedPlan(attempts) : undefined;
  const underWay = name === 'loading' && attempts > 0;
  const made = underWay ? attempts - 1 : attempts;
  const number = { count: made + 1 };
  const limit = Math.max(attemptLimit, made + 1);
  const automatic = kind === 'automatic';
  const shown = automatic ? made : Math.min(made, unlimited.made);
  const later = automatic ? limit - made - 1 : unlimited.later;
  const tense = underWay ? 'now' : 'next';
  return {
    attempts: [...row('failed', shown), tense, ...row('later', later)],
    caption: automatic
      ? { key: `plan_${tense}`, values: [number, { count: limit }] }
      : { key: `plan_${tense}_open`, values: [number] },
  };
}

/** Returns the plan of a run that is over; `recovered`: its last attempt succeeded. */
export function finishedPlan(attempts: number, recovered = false): Plan {
  const failed = row('failed', Math.min(unlimited.made, attempts - (recovered ? 1 : 0)));
  return {
    attempts: recovered ? [...failed, 'good'] : failed,
    caption: { key: 'plan_finished', values: [{ plural: attempts }] },
  };
}

function row(attempt: Attempt, length: number): readonly Attempt[] {
  return Array.from({ length }, () => attempt);
}
