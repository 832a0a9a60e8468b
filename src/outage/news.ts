import type { Context } from './context.ts';
import type { Effect } from './effect.ts';
import type { Turn } from './flight.ts';
import type { Outage } from './outage.ts';

/** Tells what a step changed for good: "back" and "gave up" to who asked to keep trying, the end to the history. */
export function tell(before: Outage, after: Outage, { now }: Context): Turn {
  if (after.private) return [after, []];
  const news = newsOf(before, after);
  const number = after.lastNumber + 1;
  const notify: Effect[] = news
    ? [{ kind: 'notify', tabId: after.backTabs.at(-1) ?? after.members.at(-1)?.tabId, number, news }]
    : [];
  const remember: Effect[] =
    after.phase.name === 'ended' && before.phase.name !== 'ended'
      ? [
          {
            kind: 'remember',
            record: {
              origin: after.origin,
              since: after.since,
              until: after.backAt ?? now,
              end: after.phase.how,
              attempts: after.attempts,
            },
          },
        ]
      : [];
  return [news ? { ...after, lastNumber: number } : after, [...notify, ...remember]];
}

function newsOf(before: Outage, after: Outage): 'back' | 'gave-up' | undefined {
  if (after.plan.run !== 'keep-trying') return undefined;
  if (before.backAt === undefined && after.backAt !== undefined) return 'back';
  const { phase } = after;
  const gaveUp =
    phase.name === 'waiting' && (phase.reason === 'time-spent' || phase.reason === 'retry-after-too-late');
  return gaveUp && before.phase.name !== 'waiting' ? 'gave-up' : undefined;
}
